import type { Database } from 'better-sqlite3';
import { openFile, type Projections, prepareForWriting } from './open-file.ts';

/** Of each thread that reads; what lies behind it is in the system's cache, 10 µs away. */
const READING_CACHE_KB = 8_192;

/**
 * Opens a database once more, for another thread of a process that has it open already. It is not
 * looked at by other means: closing it again would free the locks that the process holds. Nor is it
 * updated, so that a thread starts without what an update takes.
 */
export function openInThread(
  file: string,
  mode: 'reading' | 'writing',
  projections: Projections = 'refused',
): Database {
  return openFile(file, { readonly: mode === 'reading', fileMustExist: true }, (db) => {
    if (mode === 'writing') {
      prepareForWriting(db, projections);
    } else {
      db.pragma(`cache_size = -${READING_CACHE_KB}`);
    }
  });
}
