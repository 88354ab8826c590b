import { setImmediate } from 'node:timers/promises';
import type { FileOutcome, FileToParse } from './parse-file.ts';
import { type ParsedFile, type ParseOptions, parseInWorkers } from './parse-in-workers.ts';
import { createParseThread, type ParseThread } from './parse-thread.ts';
import { SMALL_BYTES } from './small-bytes.ts';

/**
 * Files that are parsed here rather than by workers. An index of 16 pages takes 0.14 s of CPU so,
 * 0.27 s with a worker, of 128 pages 0.35 and 0.48 s; with more of them the other core is worth it.
 */
const FEW = 128;

/**
 * Parses files and gives them back in their order, some at a time: many in worker threads, few
 * right here. What is large, or more than the parser can do, is left to a worker even then.
 */
export function parseFiles(
  files: readonly FileToParse[],
  options: ParseOptions,
): AsyncGenerator<readonly ParsedFile[]> {
  return files.length > FEW || options.worker !== undefined
    ? parseInWorkers(files, options)
    : parseHere(files, options);
}

async function* parseHere(
  files: readonly FileToParse[],
  options: ParseOptions,
): AsyncGenerator<readonly ParsedFile[]> {
  const { folder, today, mostWarnings } = options;
  let worker: ParseThread | undefined;
  try {
    for (const source of files) {
      const here = await parseIfSmall({ folder, today, mostWarnings }, source);
      worker ??= here === undefined ? createParseThread(options) : undefined;
      const [outcome] = here === undefined ? ((await worker?.parse([source])) ?? []) : [here];
      yield outcome === undefined ? [] : [{ source, outcome }];
      // A page takes milliseconds; whoever else waits has a turn after each.
      await setImmediate();
    }
  } finally {
    await worker?.stop();
  }
}

async function parseIfSmall(
  reading: Pick<ParseOptions, 'folder' | 'today' | 'mostWarnings'>,
  source: FileToParse,
): Promise<FileOutcome | undefined> {
  if (source.size > SMALL_BYTES) {
    return undefined;
  }
  // Loaded when it is needed: the parser is a third of a second of start-up, and many need it in workers only.
  const { parseSmallFile } = await import('./parse-file.ts');
  try {
    return parseSmallFile(reading, source);
  } catch {
    // A fault of the parser. The worker meets it again, where it ends nothing but itself, and tells it.
    return undefined;
  }
}
