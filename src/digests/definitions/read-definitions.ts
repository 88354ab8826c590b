import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { type DefinitionOutcome, parseDefinition } from './parse-definition.ts';

/** The digests that can run, and the files that cannot be used. */
export interface DigestDefinitions {
  /** By name. */
  readonly definitions: readonly DigestDefinition[];
  readonly problems: readonly Problem[];
}

/** Bytes. A definition has a few hundred. */
const MAX_SIZE = 16_384;

/**
 * Reads every `.yml` file of a folder, hidden files and subfolders left out.
 * A file that cannot be used is a problem; the others are definitions all the
 * same. Without the folder, or when it cannot be read, there are no digests,
 * and a problem says so.
 *
 * @param parse - what reads the text of a file. Default: `parseDefinition`.
 */
export async function readDefinitions(
  folder: string,
  parse: typeof parseDefinition = parseDefinition,
): Promise<DigestDefinitions> {
  const definitions: DigestDefinition[] = [];
  const problems: Problem[] = [];
  const entries = await entriesOf(folder);
  if (typeof entries === 'string') {
    return { definitions, problems: [problem('.', 'folder', entries)] };
  }
  for (const { name } of entries) {
    const outcome = await readOne(folder, name, parse);
    if (outcome.kind === 'definition') {
      definitions.push(outcome.definition);
    } else {
      problems.push(...outcome.problems);
    }
  }
  return { definitions, problems };
}

/** The folder's definition files, or a sentence why it has none. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => /\.ya?ml$/i.test(entry.name) && !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) {
      throw error;
    }
    return code === 'ENOENT'
      ? `There is no folder \`${folder}\` with digest definitions, for example \`weekly.yml\`.`
      : `The folder \`${folder}\` cannot be read (${code}); expected a folder with digest definitions, for example \`weekly.yml\`.`;
  }
}

async function readOne(
  folder: string,
  name: string,
  parse: typeof parseDefinition,
): Promise<DefinitionOutcome> {
  const refuse = (code: string, message: string) => ({
    kind: 'problems' as const,
    problems: [problem(name, code, message)],
  });
  if (!name.endsWith('.yml')) {
    return refuse(
      'name',
      `Definition files end in \`.yml\`: rename this one to \`${name.replace(/\.ya?ml$/i, '.yml')}\`.`,
    );
  }
  try {
    const file = join(folder, name);
    const { size, isFile } = await stat(file).then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (!isFile) {
      return refuse('file', 'This is no file; a definition is a text file of a few lines.');
    }
    if (size > MAX_SIZE) {
      return refuse(
        'size',
        `A definition has at most 16 KB; this file has ${Math.ceil(size / 1024)} KB.`,
      );
    }
    const text = await readText(file);
    return text === undefined
      ? refuse('encoding', 'This file is not UTF-8 text of at most 16 KB.')
      : parse(name, text);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) {
      throw error;
    }
    return refuse('file', `This file cannot be read (${code}).`);
  }
}

/** The text of a file; undefined when it is not UTF-8, or grew beyond the limit meanwhile. */
async function readText(file: string): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: MAX_SIZE })) {
    chunks.push(Buffer.from(chunk));
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > MAX_SIZE) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function problem(file: string, code: string, message: string): Problem {
  return problemOf(file, 'rejected', { line: null, code, what: message });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
