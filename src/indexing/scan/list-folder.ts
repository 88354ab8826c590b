import { readdirSync } from 'node:fs';
import { pathOf, writtenName } from './archive-name.ts';

/** What lies in a folder: its name as it is written, and what it is, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What UTF-8 has for bytes that are none, or a name that would be taken for a written byte. */
const UNCERTAIN = /\ufffd|\\x/;

/** The entries of a folder, whatever bytes their names are. @throws what the file system says. */
export function listFolder(path: string): readonly FolderEntry[] {
  const folder = pathOf(path);
  const entries = readdirSync(folder, { withFileTypes: true });
  // Names as bytes make a scan take half as long again, and nearly no folder needs them.
  return entries.some(({ name }) => UNCERTAIN.test(name))
    ? readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) =>
        toEntry(entry, writtenName(entry.name)),
      )
    : entries.map((entry) => toEntry(entry, entry.name));
}

function toEntry(entry: { isDirectory(): boolean; isFile(): boolean }, name: string): FolderEntry {
  return { name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other' };
}
