import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Where the file that is checked would lie, so that it finds the packages of this project. */
const file = fileURLToPath(new URL('./values-to-check.ts', import.meta.url));

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  // Without a browser's, which are most of what would be read.
  lib: ['lib.es2023.d.ts'],
  types: [],
};

const disk = ts.createCompilerHost(options);
/** What the compiler has read of the disk: half of its work, and the same each time. */
const known = new Map<string, ts.SourceFile | undefined>();

function fromDisk(name: string, language: Parameters<ts.CompilerHost['getSourceFile']>[1]) {
  if (!known.has(name)) {
    known.set(name, disk.getSourceFile(name, language));
  }
  return known.get(name);
}

export interface TypedValue {
  /** Of the package `@slack/types`, as it is written in code. */
  readonly type: string;
  /** What went over the wire: JSON. */
  readonly value: unknown;
}

/**
 * What the compiler has against values of `@slack/types`, one line each. Written as literals, so
 * that a field which a type does not know is a fault too.
 */
export function typeFaults(values: readonly TypedValue[]): readonly string[] {
  const source = [
    "import type * as slack from '@slack/types';",
    ...values.map(
      ({ type, value }, n) => `export const value${n}: ${type} = ${JSON.stringify(value)};`,
    ),
  ].join('\n');
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === file || disk.fileExists(name),
    readFile: (name) => (name === file ? source : disk.readFile(name)),
    getSourceFile: (name, language) =>
      name === file ? ts.createSourceFile(name, source, language) : fromDisk(name, language),
  };
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    const line = source.slice(0, start).split('\n').length;
    const words = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${words} — ${JSON.stringify(values[line - 2]?.value)?.slice(0, 2000)}`;
  });
}
