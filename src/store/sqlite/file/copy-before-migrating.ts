import { chmodSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { StoreError } from '../../store-error.ts';
import { toStoreError } from '../to-store-error.ts';
import { syncFile } from './sync-file.ts';

/** The one that is made, and one more, for who notices a fault only after the next update. */
const KEPT = 2;

/**
 * Copies a database beside itself, `NAME.before-update.TIME.schema-8`, before a newer program
 * changes its schema, so that there is a way back. The last two copies are kept.
 *
 * @returns the copy's path.
 * @throws {StoreError} when it cannot be made; the database is as it was then.
 */
export function copyBeforeMigrating(db: Database, version: number, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[:-]|\.\d+/g, '');
  const copy = `${db.name}.before-update.${stamp}.schema-${version}`;
  const part = `${copy}.part`;
  try {
    rmSync(part, { force: true });
    // Reads one state of it, whoever writes meanwhile; a file copied by other means may be torn.
    db.prepare<[string]>('VACUUM INTO ?').run(part);
    chmodSync(part, statSync(db.name).mode);
    syncFile(part);
    renameSync(part, copy);
    syncFile(dirname(copy));
  } catch (cause) {
    rmSync(part, { force: true });
    throw noCopy(db, cause);
  }
  dropOldCopies(db.name);
  return copy;
}

function noCopy({ name }: Database, cause: unknown): StoreError {
  const megabytes = Math.ceil(statSync(name).size / 1e6);
  const error = toStoreError(cause);
  if (error instanceof StoreError && error.code === 'busy') {
    return error;
  }
  const isFull = error instanceof StoreError && error.code === 'disk-full';
  const why = isFull
    ? `the disk has no room for it (about ${megabytes} MB)`
    : `${dirname(name)} did not take it`;
  return new StoreError(
    isFull ? 'disk-full' : 'unavailable',
    `${name} was not brought up to date: a copy of it is made before that, and ${why}. ` +
      'It is as it was. Make room, and start again.',
    { cause },
  );
}

function dropOldCopies(file: string): void {
  const prefix = `${basename(file)}.before-update.`;
  const copies = readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .toSorted();
  // A copy that was cut off is of no use to anybody.
  const whole = copies.filter((name) => !name.endsWith('.part'));
  const kept = new Set(whole.slice(-KEPT));
  for (const name of copies.filter((name) => !kept.has(name))) {
    rmSync(join(dirname(file), name), { force: true });
  }
}
