import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
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
import { openFile, type Projections, prepareForWriting } from './open-file.ts';

/** Together 5 s. */
const OPENING_TRIES = 25;
const OPENING_PAUSE_MS = 200;

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  readonly events: Events;
  /** For the pauses between tries to use a locked database. Default: real time. */
  readonly clock?: Clock;
  /** Opens an existing database for reading only. Default: false. */
  readonly readonly?: boolean;
  /** Default: `refused`, when writing. */
  readonly projection?: Projections;
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
  return openFile(file, {}, (db) => {
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

function openForReading({ file }: DatabaseOptions): Database {
  if (checkFile(file) === 'missing') {
    throw new StoreError(
      'unavailable',
      `There is no database at ${file}. Make one: npm run -s signalpost -- index <folder> --db ${file}`,
    );
  }
  return openFile(file, { readonly: true, fileMustExist: true }, (db) => {
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
