import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from '../../store-error.ts';
import { syncFile } from '../file/sync-file.ts';
import { toStoreError } from '../to-store-error.ts';
import { checkDatabase, type DatabaseFacts } from './check-database.ts';

/** What SQLite keeps beside a database that was not closed; a file without them lacks its newest writes. */
const BESIDE = ['', '-wal', '-shm'] as const;

export interface RestoreRequest {
  readonly backup: string;
  readonly databaseFile: string;
  readonly now: Date;
}

export interface Restored {
  readonly facts: DatabaseFacts;
  /** What lay there before, under its new name; null where nothing did. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the database's place. The backup is copied and checked first, what it replaces
 * is renamed, never deleted, and nothing has changed when this throws.
 *
 * @throws {StoreError} `busy` while a server writes to the database; `not-ours`, `too-new` or
 *   `damaged` for what is no good backup; `disk-full`.
 */
export function restoreBackup({ backup, databaseFile, now }: RestoreRequest): Restored {
  const part = `${databaseFile}.restoring`;
  mkdirSync(dirname(databaseFile), { recursive: true });
  try {
    const facts = takeIn(backup, part);
    const kept = setAside(databaseFile, now);
    try {
      renameSync(part, databaseFile);
    } catch (error) {
      if (kept !== null) {
        moveAll(kept, databaseFile);
      }
      throw error;
    }
    syncFile(dirname(databaseFile));
    return { facts, kept };
  } finally {
    for (const suffix of [...BESIDE, '-journal']) {
      rmSync(`${part}${suffix}`, { force: true });
    }
  }
}

/** A checked copy beside the database, on the disk. */
function takeIn(backup: string, part: string): DatabaseFacts {
  if (!existsSync(backup)) {
    throw new StoreError('unavailable', `There is no backup at ${backup}.`);
  }
  try {
    copyFileSync(backup, part);
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new StoreError(
      isFull ? 'disk-full' : 'unavailable',
      `${backup} could not be copied to ${dirname(part)}${isFull ? ': the disk is full' : ''}. Nothing was changed.`,
      { cause },
    );
  }
  const facts = checked(backup, part);
  forgetHolders(part);
  syncFile(part);
  return facts;
}

/** The copy's faults are the backup's, and told under its name. */
function checked(backup: string, part: string): DatabaseFacts {
  try {
    return checkDatabase(part);
  } catch (error) {
    if (!(error instanceof StoreError)) {
      throw error;
    }
    const message =
      error.code === 'not-ours'
        ? `${backup} is no backup of Signalpost.`
        : error.message.replaceAll(part, backup);
    throw new StoreError(error.code, `${message} Nothing was changed.`, { cause: error });
  }
}

/** Who held the database when it was backed up is no holder of this one. */
function forgetHolders(file: string): void {
  const db = new Sqlite(file);
  try {
    db.exec('DELETE FROM lease');
  } finally {
    db.close();
  }
}

/** Renames the database that is there, after making sure that nobody serves it. */
function setAside(databaseFile: string, now: Date): string | null {
  if (!existsSync(databaseFile)) {
    return null;
  }
  refuseWhileServed(databaseFile, now);
  const kept = `${databaseFile}.before-restore.${now.toISOString().replaceAll(/[:-]|\.\d+/g, '')}`;
  moveAll(databaseFile, kept);
  return kept;
}

const Holder = z.object({ owner: z.string(), expiresAt: z.number() });

/**
 * @throws {StoreError} while somebody holds the writer's lease. A file that cannot be read any more,
 *   a reason to restore, has nobody who writes to it.
 */
function refuseWhileServed(databaseFile: string, now: Date): void {
  const holder = holderOf(databaseFile);
  if (holder !== undefined && holder.expiresAt > now.getTime()) {
    throw new StoreError(
      'busy',
      `A Signalpost uses ${databaseFile} (${holder.owner.split(' ')[0]}). Stop it first; one that was ` +
        'killed is forgotten after 15 seconds. Nothing was changed.',
    );
  }
}

function holderOf(databaseFile: string): z.infer<typeof Holder> | undefined {
  try {
    const db = new Sqlite(databaseFile, { fileMustExist: true, timeout: 1_000 });
    try {
      const row = db
        .prepare("SELECT owner, expires_at AS expiresAt FROM lease WHERE name = 'writer'")
        .get();
      // Into the one file, so that what is kept is whole.
      db.pragma('wal_checkpoint(TRUNCATE)');
      return Holder.optional().parse(row);
    } finally {
      db.close();
    }
  } catch (cause) {
    const error = toStoreError(cause);
    if (error instanceof StoreError && error.code === 'busy') {
      throw error;
    }
    return undefined;
  }
}

function moveAll(from: string, to: string): void {
  for (const suffix of BESIDE) {
    if (existsSync(`${from}${suffix}`)) {
      renameSync(`${from}${suffix}`, `${to}${suffix}`);
    }
  }
}
