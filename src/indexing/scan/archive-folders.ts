import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodeOf } from '../error-code.ts';

/** `lost+found` is the disk's own, and only root may read it. */
const SKIPPED = new Set(['node_modules', 'analyses', 'lost+found']);

/** Whether a folder below an archive is part of it: hidden ones, `node_modules`, `analyses` and `lost+found` are not. */
export function isArchiveFolder(name: string): boolean {
  return !name.startsWith('.') && !SKIPPED.has(name);
}

/** The archive's folder and those below it, absolute; one that cannot be read is left out with what it holds. */
export function archiveFolders(folder: string): readonly string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && isArchiveFolder(entry.name),
    );
    return [folder, ...below.flatMap(({ name }) => archiveFolders(join(folder, name)))];
  } catch (error) {
    if (errorCodeOf(error) === undefined) {
      throw error;
    }
    return [];
  }
}
