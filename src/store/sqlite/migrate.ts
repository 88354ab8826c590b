import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Events } from '../../model/events/events.ts';
import { StoreError } from '../store-error.ts';
import { defineLanguageFunctions } from './language-functions.ts';
import { archive } from './migrations/0001-archive.ts';
import { slack } from './migrations/0002-slack.ts';
import { languages } from './migrations/0003-languages.ts';
import { pageRows } from './migrations/0004-page-rows.ts';
import { goneHash } from './migrations/0005-gone-hash.ts';
import { ligatures } from './migrations/0006-ligatures.ts';
import { problemCounts } from './migrations/0007-problem-counts.ts';
import { fewerMerges } from './migrations/0008-fewer-merges.ts';
import { notices } from './migrations/0009-notices.ts';
import { readAnew } from './migrations/0010-read-anew.ts';
import { topics } from './migrations/0011-topics.ts';
import { searchIndex } from './migrations/0012-search-index.ts';
import { digestRuns } from './migrations/0013-digest-runs.ts';
import { recovery } from './migrations/0014-recovery.ts';
import { collections } from './migrations/0015-collections.ts';
import { shareAttempts } from './migrations/0016-share-attempts.ts';
import { madeDigests } from './migrations/0017-made-digests.ts';
import { searchStamp } from './migrations/0018-search-stamp.ts';
import { review } from './migrations/0019-review.ts';
import { home } from './migrations/0020-home.ts';
import { linkSilences } from './migrations/0021-link-silences.ts';
import { filePauses } from './migrations/0022-file-pauses.ts';
import { replicas } from './migrations/0023-replicas.ts';
import { personNames } from './migrations/0024-person-names.ts';
import type { Migration } from './migrations/migration.ts';

/** Marks a SQLite file as Signalpost's: `SPst`. */
export const APPLICATION_ID = 0x53_50_73_74;

export const MIGRATIONS: readonly Migration[] = [
  archive,
  slack,
  languages,
  pageRows,
  goneHash,
  ligatures,
  problemCounts,
  fewerMerges,
  notices,
  readAnew,
  topics,
  searchIndex,
  digestRuns,
  recovery,
  collections,
  shareAttempts,
  madeDigests,
  searchStamp,
  review,
  home,
  linkSilences,
  filePauses,
  replicas,
  personNames,
];

/** The schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the database to the schema of this program: each step in a transaction of its own, a new
 * database in one for all steps. While it does, a step may build a table anew that others refer
 * to; references are checked at the end of each transaction.
 *
 * @throws {StoreError} `not-ours` or `too-new`, before anything is written.
 */
export function migrate(db: Database, events: Events, migrations = MIGRATIONS): void {
  checkOwnership(db, migrations.length);
  defineLanguageFunctions(db);
  // A transaction cannot change this.
  db.pragma('foreign_keys = OFF');
  try {
    for (const steps of transactionsOf(migrations, versionOf(db))) {
      db.transaction(() => takeSteps(db, steps)).immediate();
      for (const { version } of steps) {
        events.emit('database-migrated', { version });
      }
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/**
 * A new database has nothing that a failing step could take along, and after each transaction SQLite
 * syncs the file: with one for each of 24 steps it took 120 ms on disk instead of 37, and 38 ms of
 * CPU instead of 16.
 */
function transactionsOf(
  migrations: readonly Migration[],
  present: number,
): readonly (readonly Migration[])[] {
  return present === 0
    ? [migrations]
    : migrations.filter(({ version }) => version > present).map((step) => [step]);
}

function takeSteps(db: Database, steps: readonly Migration[]): void {
  // Another process may have been first while this one waited for the lock.
  const present = versionOf(db);
  const left = steps.filter(({ version }) => version > present);
  const last = left.at(-1);
  if (last === undefined) {
    return;
  }
  for (const { sql } of left) {
    db.exec(sql);
  }
  const [broken] = z.array(BrokenReference).parse(db.pragma('foreign_key_check'));
  if (broken !== undefined) {
    throw new Error(
      `Migration ${last.version} would leave a row of ${broken.table} that refers to no row of ${broken.parent}.`,
    );
  }
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${last.version}`);
}

const BrokenReference = z.object({ table: z.string(), parent: z.string() });

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
