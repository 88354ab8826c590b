import { readdirSync } from 'node:fs';
import { pathOf, writtenName } from './archive-name.ts';

/** What lies in a folder: its name as it is written, and what it is, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** The entries of a folder, whatever bytes their names are. @throws what the file system says. */
export function listFolder(path: string): readonly FolderEntry[] {
  return readdirSync(pathOf(path), { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: writtenName(entry.name),
    kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
  }));
}
