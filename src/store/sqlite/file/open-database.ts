import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Clock, systemClock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import { mayPass, StoreError } from '../../store-error.ts';
import { checkOwnership, migrate, SCHEMA_VERSION, versionOf } from '../migrate.ts';
import { canBeSearched } from '../search-index/check-search-index.ts';
import { isSearchIndexCurrent, renewSearchIndex } from '../search-index/renew-search-index.ts';
import { toStoreError } from '../to-store-error.ts';
import { readProjection } from '../truth/projection-state.ts';
import { checkFile } from './check-file.ts';
import { copyBeforeMigrating } from './copy-before-migrating.ts';

/** A first index writes every part of the database; with SQLite's own 2 MB it would read it all again. */
const CACHE_KB = 65_536;
/** Of each thread that reads; what lies behind it is in the system's cache, 10 µs away. */
const READING_CACHE_KB = 8_192;
/**
 * Of 4 KB in the log before they move to the database: 32 MB, a seventh of a first index's commits.
 * Four times as many spare a first index of 35,000 pages 6 % of what it writes, and need 128 MB.
 */
const CHECKPOINT_PAGES = 8_000;
/** Together 5 s. */
const OPENING_TRIES = 25;
const OPENING_PAUSE_MS = 200;
/** SQLite's own wait for a lock stops the whole event loop; see connection.ts. */
const NO_LOCK_WAIT = { timeout: 0 } as const;

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly events: Events;
  /** For the pauses between tries to use a locked database. Default: real time. */
  readonly clock?: Clock;
  /** Opens an existing database for reading only. Default: false. */
  readonly readonly?: boolean;
  /**
   * Whether to open a file that follows another database. Written to by itself it would part from
   * that. Default: `refused`, when writing.
   */
  readonly projection?: 'allowed' | 'refused';
}

/**
 * Opens Signalpost's database, making or migrating it where needed; a locked
 * one is tried again for about 5 seconds.
 *
 * @throws {StoreError} `not-ours` and `too-new` leave the file untouched.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const clock = options.clock ?? systemClock;
  for (let tries = 1; ; tries += 1) {
    try {
      return options.readonly ? openForReading(options) : openForWriting(options, clock.now());
    } catch (cause) {
      const error = readOnlyError(cause, options.file) ?? toStoreError(cause);
      if (!mayPass(error) || tries === OPENING_TRIES) {
        throw error;
      }
      options.events.emit('database-locked', { tries });
      await clock.sleep(OPENING_PAUSE_MS);
    }
  }
}

function openForWriting(
  { file, events, projection = 'refused' }: DatabaseOptions,
  now: Date,
): Database {
  const inMemory = file === ':memory:';
  if (!inMemory) {
    makeFolder(dirname(file));
    if (checkFile(file) === 'ours') {
      // SQLite opens what it may not write to for reading, and says so at the first write.
      closeSync(openSync(file, 'r+'));
    }
  }
  return orClose(new Sqlite(file, NO_LOCK_WAIT), (db) => {
    prepareForWriting(db, projection);
    checkOwnership(db);
    if (projection === 'refused' && readProjection(db) !== undefined) {
      throw new StoreError('not-ours', followsAnother(file));
    }
    const version = versionOf(db);
    if (version > 0 && version < SCHEMA_VERSION && !inMemory) {
      const copy = copyBeforeMigrating(db, version, now);
      events.emit('database-copied', { copy, version });
    }
    migrate(db, events);
    if (!isSearchIndexCurrent(db)) {
      renewSearchIndex(db);
    } else if (!canBeSearched(db)) {
      events.emit('search-index-damaged', { error: null });
      renewSearchIndex(db);
      events.emit('search-index-renewed', {});
    }
    // After the first migration, so that the file's own header says whose it is.
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal' && !inMemory) {
      events.emit('journal-unavailable', { journalMode: String(mode) });
    }
    // Makes the log beside it, if it is not there; and a checkpoint needs one read before it.
    db.prepare('SELECT id FROM archive').get();
  });
}

/**
 * Opens a database once more, for another thread of a process that has it open already. It is not
 * looked at by other means: closing it again would free the locks that the process holds.
 */
export function openInThread(
  file: string,
  mode: 'reading' | 'writing',
  projection: DatabaseOptions['projection'] = 'refused',
): Database {
  const options = { ...NO_LOCK_WAIT, readonly: mode === 'reading', fileMustExist: true };
  return orClose(new Sqlite(file, options), (db) => {
    if (mode === 'writing') {
      prepareForWriting(db, projection);
    } else {
      db.pragma(`cache_size = -${READING_CACHE_KB}`);
    }
  });
}

function prepareForWriting(
  db: Database,
  projection: DatabaseOptions['projection'] = 'refused',
): void {
  // What a projection loses with the power, it fetches again.
  db.pragma(`synchronous = ${projection === 'allowed' ? 'NORMAL' : 'FULL'}`);
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
}

function openForReading({ file }: DatabaseOptions): Database {
  if (checkFile(file) === 'missing') {
    throw new StoreError(
      'unavailable',
      `There is no database at ${file}. Make one: npm run -s signalpost -- index <folder> --db ${file}`,
    );
  }
  const options = { ...NO_LOCK_WAIT, readonly: true, fileMustExist: true };
  return orClose(new Sqlite(file, options), (db) => {
    checkOwnership(db);
    if (versionOf(db) < SCHEMA_VERSION || !isSearchIndexCurrent(db)) {
      throw new StoreError(
        'unavailable',
        `${file} was written by an older Signalpost. Bring it up to date: ` +
          `npm run -s signalpost -- index <folder> --db ${file}`,
      );
    }
  });
}

/**
 * What to do where SQLite may read, but neither write nor keep its log: another user's file, a
 * folder or a file system for reading only. Which code it answers with depends on what is missing.
 */
function readOnlyError(cause: unknown, file: string): StoreError | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EROFS|EPERM)/.test(code)) {
    return undefined;
  }
  return new StoreError(
    'read-only',
    `${file} cannot be used: this user may not write to it, or to its folder ${dirname(file)}, ` +
      'where SQLite keeps a log even while it only reads. Let this user write there, or copy ' +
      'the database to another folder and name the copy with --db or DATABASE_FILE.',
    { cause },
  );
}

function followsAnother(file: string): string {
  return (
    `${file} is a copy that follows a PostgreSQL database, and is not written to without it. ` +
    'Set DATABASE_URL, or name another file with --db or DATABASE_FILE.'
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new StoreError('unavailable', `The folder ${folder} cannot be made for the database.`, {
      cause,
    });
  }
}

function orClose(db: Database, prepare: (db: Database) => void): Database {
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
