import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Clock, systemClock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { StoreError } from '../store-error.ts';
import { checkFile } from './check-file.ts';
import { checkOwnership, migrate, SCHEMA_VERSION, versionOf } from './migrate.ts';
import { toStoreError } from './to-store-error.ts';

/** A wait for a lock stops the whole event loop, so it is short; see the retries of opening. */
const MOST_LOCK_WAIT_MS = 1000;
/** A first index writes every part of the database; with SQLite's own 2 MB it would read it all again. */
const CACHE_KB = 65_536;
/** Of 4 KB in the log before they move to the database: 32 MB, a seventh of a first index's commits. */
const CHECKPOINT_PAGES = 8_000;
const OPENING_TRIES = 5;
const OPENING_PAUSE_MS = 200;

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly events: Events;
  /** For the pauses between tries to open a locked database. Default: real time. */
  readonly clock?: Clock;
  /** How long a call waits for another process's lock, in ms. Default and most: 1000. */
  readonly lockWaitMs?: number;
  /** Opens an existing database for reading only. Default: false. */
  readonly readonly?: boolean;
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
      return options.readonly ? openForReading(options) : openForWriting(options);
    } catch (cause) {
      const error = readOnlyError(cause, options.file) ?? toStoreError(cause);
      const mayPass = error instanceof StoreError && error.code === 'busy';
      if (!mayPass || tries === OPENING_TRIES) {
        throw error;
      }
      options.events.emit('database-locked', { tries });
      await clock.sleep(OPENING_PAUSE_MS);
    }
  }
}

function openForWriting({ file, events, lockWaitMs }: DatabaseOptions): Database {
  const inMemory = file === ':memory:';
  if (!inMemory) {
    makeFolder(dirname(file));
    checkFile(file);
  }
  return orClose(new Sqlite(file, { timeout: timeout(lockWaitMs) }), (db) => {
    db.pragma('synchronous = FULL');
    db.pragma(`cache_size = -${CACHE_KB}`);
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    migrate(db, events);
    // After the first migration, so that the file's own header says whose it is.
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal' && !inMemory) {
      events.emit('journal-unavailable', { journalMode: String(mode) });
    }
  });
}

function openForReading({ file, lockWaitMs }: DatabaseOptions): Database {
  if (checkFile(file) === 'missing') {
    throw new StoreError(
      'unavailable',
      `There is no database at ${file}. Make one: npm run -s signalpost -- index <folder> --db ${file}`,
    );
  }
  const options = { readonly: true, fileMustExist: true, timeout: timeout(lockWaitMs) };
  return orClose(new Sqlite(file, options), (db) => {
    checkOwnership(db);
    if (versionOf(db) < SCHEMA_VERSION) {
      throw new StoreError(
        'unavailable',
        `${file} was written by an older Signalpost. Bring it up to date: ` +
          `npm run -s signalpost -- index <folder> --db ${file}`,
      );
    }
  });
}

/** What to do where SQLite may read, but neither write nor keep its log. */
function readOnlyError(cause: unknown, file: string): StoreError | undefined {
  if (!(cause instanceof Sqlite.SqliteError) || !cause.code.startsWith('SQLITE_READONLY')) {
    return undefined;
  }
  return new StoreError(
    'unavailable',
    `${file} cannot be used: this user may not write to it, or to its folder ${dirname(file)}, ` +
      'where SQLite keeps a events even while it only reads. Let this user write there, or copy ' +
      'the database to another folder and name the copy with --db or DATABASE_FILE.',
    { cause },
  );
}

function timeout(lockWaitMs = MOST_LOCK_WAIT_MS): number {
  return Math.min(lockWaitMs, MOST_LOCK_WAIT_MS);
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
