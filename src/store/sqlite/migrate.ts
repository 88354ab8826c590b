import type { Database } from 'better-sqlite3';
import type { Log } from '../../log.ts';
import { StoreError } from '../store-error.ts';
import { defineLanguageFunctions } from './language-functions.ts';
import { archive } from './migrations/0001-archive.ts';
import { slack } from './migrations/0002-slack.ts';
import { languages } from './migrations/0003-languages.ts';
import type { Migration } from './migrations/migration.ts';

/** Marks a SQLite file as Signalpost's: `SPst`. */
export const APPLICATION_ID = 0x53_50_73_74;

export const MIGRATIONS: readonly Migration[] = [archive, slack, languages];

/** The schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the database to the schema of this program, each step in a transaction of its own.
 *
 * @throws {StoreError} `not-ours` or `too-new`, before anything is written.
 */
export function migrate(db: Database, log: Log, migrations = MIGRATIONS): void {
  checkOwnership(db, migrations.length);
  defineLanguageFunctions(db);
  for (const { version, sql } of migrations) {
    if (versionOf(db) >= version) {
      continue;
    }
    db.transaction(() => {
      // Another process may have been first while this one waited for the lock.
      if (versionOf(db) >= version) {
        return;
      }
      db.exec(sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${version}`);
    }).immediate();
    log.debug('database migrated', { version });
  }
}

/** @throws {StoreError} `not-ours` for a database of another program, `too-new` for a later schema. */
export function checkOwnership(db: Database, newest: number = SCHEMA_VERSION): void {
  const applicationId = db.pragma('application_id', { simple: true });
  const version = versionOf(db);
  if (applicationId !== APPLICATION_ID) {
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (applicationId !== 0 || version !== 0 || tables !== 0) {
      throw new StoreError(
        'not-ours',
        `${db.name} is a database of another program and was left as it is. ` +
          'Choose another file with --db or DATABASE_FILE.',
      );
    }
  }
  if (version > newest) {
    throw new StoreError(
      'too-new',
      `${db.name} was written by a newer Signalpost (schema ${version}, this one knows ${newest}). ` +
        'Update the program, or use another database (--db FILE or DATABASE_FILE).',
    );
  }
}

/** The schema version of a database; 0 for an empty one. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
