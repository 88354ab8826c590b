import Sqlite, { type Database, type Options } from 'better-sqlite3';

/** A first index writes every part of the database; with SQLite's own 2 MB it would read it all again. */
const CACHE_KB = 65_536;
/**
 * Of 4 KB in the log before they move to the database: 32 MB, a seventh of a first index's commits.
 * Four times as many spare a first index of 35,000 pages 6 % of what it writes, and need 128 MB.
 */
const CHECKPOINT_PAGES = 8_000;
/** SQLite's own wait for a lock stops the whole event loop; see connection.ts. */
const NO_LOCK_WAIT = { timeout: 0 } as const;

/**
 * Whether to open a file that follows another database. Written to by itself it would part from that.
 */
export type Projections = 'allowed' | 'refused';

/** Opens a file as it is, without looking whose it is; closes it where it cannot be prepared. */
export function openFile(
  file: string,
  options: Pick<Options, 'readonly' | 'fileMustExist'>,
  prepare: (db: Database) => void,
): Database {
  const db = new Sqlite(file, { ...NO_LOCK_WAIT, ...options });
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function prepareForWriting(db: Database, projections: Projections): void {
  // What a projection loses with the power, it fetches again.
  db.pragma(`synchronous = ${projections === 'allowed' ? 'NORMAL' : 'FULL'}`);
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
}
