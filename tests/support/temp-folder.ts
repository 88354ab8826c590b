import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { whenTestEnds } from './side-by-side.ts';

/** An empty folder that is removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
  whenTestEnds(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file below a folder, with the folders on the way. @returns its path. */
export function writeIn(folder: string, file: string, content: string | Uint8Array): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
