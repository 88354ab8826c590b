import { rmSync } from 'node:fs';
import { checkFile } from '../../sqlite/file/check-file.ts';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { readProjection } from '../../sqlite/truth/projection-state.ts';

/** Says of the file beside it that it may be made anew at any time, whatever has become of it. */
export const markOf = (file: string): string => `${file}.projection`;

/** Whether a file only follows a database, so that nothing is lost with it. A missing one does not. */
export function isProjection(file: string): boolean {
  try {
    if (checkFile(file) === 'missing') {
      return false;
    }
    const db = openInThread(file, 'reading');
    try {
      return readProjection(db) !== undefined;
    } finally {
      db.close();
    }
  } catch {
    // What cannot be read may be somebody's, and is left to them.
    return false;
  }
}

/** Removes a file that follows a database, with what SQLite keeps beside it. */
export function removeProjection(file: string): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    rmSync(part, { force: true });
  }
}
