import type { Database } from 'better-sqlite3';
import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';
import { type Clock, systemClock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import { migrate, SCHEMA_VERSION } from '../../sqlite/migrate.ts';
import { readTruthTables, type TruthTable } from '../../sqlite/truth/truth-tables.ts';
import { StoreError } from '../../store-error.ts';
import { inTransaction } from '../connection/transaction.ts';
import { copyToFile, copyToTruth } from './copy-rows.ts';
import { COMMIT_SQL, putSql, REPLICATION_SQL, SCHEMA, tableSql } from './schema-sql.ts';
import { emptyDatabase } from './tables-in-memory.ts';
import { assertKnown, readMeta, type TruthMeta } from './truth-meta.ts';

/** `SPst`, as our SQLite files are marked: held by whoever makes or changes the tables. */
const PREPARING = 0x53_50_73_74;

/** To bring 35,000 pages up to date takes a minute. */
const LOCK_PAUSE_MS = 200;

/**
 * Makes the tables of an empty database, or brings those of an earlier version up to date, in one
 * transaction; of several replicas that start at once one does it and the others wait.
 *
 * There is one set of migrations, SQLite's: the rows are copied into a file in memory of their own
 * version, taken through the same steps as every file, and written back.
 *
 * @throws {StoreError} `too-new`, `not-ours`, or what hinders it; then nothing was changed.
 */
export function prepareTruth(
  pool: Pool,
  events: Events,
  clock: Clock = systemClock,
): Promise<TruthMeta> {
  return inTransaction(pool, 'READ WRITE', async (client) => {
    await waitForLock(client, clock);
    const found = await readMeta(client);
    if (found === undefined) {
      await makeTruthOf(client, emptyDatabase());
      events.emit('truth-made', { version: SCHEMA_VERSION });
      return written(client);
    }
    assertKnown(found);
    if (found.version === SCHEMA_VERSION) {
      return found;
    }
    await update(client, found.version, events);
    events.emit('truth-updated', { from: found.version, version: SCHEMA_VERSION });
    return written(client);
  });
}

async function written(client: ClientBase): Promise<TruthMeta> {
  const made = await readMeta(client);
  if (made === undefined) {
    throw new StoreError('unavailable', 'The PostgreSQL database does not give back its own id.');
  }
  return made;
}

/** Asks again and again: the server's own time limit for a lock is made for commits. */
async function waitForLock(client: ClientBase, clock: Clock): Promise<void> {
  for (;;) {
    const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1) AS held', [
      PREPARING,
    ]);
    if (z.object({ held: z.boolean() }).parse(rows[0]).held) {
      return;
    }
    await clock.sleep(LOCK_PAUSE_MS);
  }
}

/** Makes the tables with what a file of this version holds. Within the caller's transaction. */
export async function makeTruthOf(client: ClientBase, db: Database): Promise<void> {
  if ((await readMeta(client)) !== undefined) {
    await client.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  }
  await client.query(REPLICATION_SQL);
  await writeAll(client, db);
}

/** Whether nothing was ever written to it: it has no tables of ours, or nobody has used them. */
export async function isUntouched(client: ClientBase): Promise<boolean> {
  if ((await readMeta(client)) === undefined) {
    return true;
  }
  const { rows } = await client.query(
    `SELECT sum(number) = 0 AS "isUntouched" FROM ${SCHEMA}.replication_head`,
  );
  return z.object({ isUntouched: z.boolean() }).parse(rows[0]).isUntouched;
}

async function update(client: ClientBase, version: number, events: Events): Promise<void> {
  // Commits of replicas that still run wait here, and are then told of the new version.
  await client.query(`LOCK TABLE ${SCHEMA}.replication_head IN ACCESS EXCLUSIVE MODE`);
  const db = emptyDatabase(version);
  const before = readTruthTables(db);
  // The tables come by their names: rows before those that they refer to.
  db.pragma('foreign_keys = OFF');
  await copyToFile(client, db, before);
  db.pragma('foreign_keys = ON');
  migrate(db, events);
  for (const { name } of before) {
    await client.query(`DROP TABLE ${SCHEMA}."${name}"`);
    await client.query(`DROP FUNCTION ${SCHEMA}."put_${name}"`);
  }
  await client.query(`DELETE FROM ${SCHEMA}.replication_change`);
  await client.query(`DELETE FROM ${SCHEMA}.replication_meta`);
  await writeAll(client, db);
}

/** Makes the tables of this version with the rows of a file of this version. */
async function writeAll(client: ClientBase, db: Database): Promise<void> {
  const tables = readTruthTables(db);
  await makeTables(client, tables);
  await copyToTruth(db, client, tables);
  await client.query(`INSERT INTO ${SCHEMA}.replication_meta (schema_version) VALUES ($1)`, [
    SCHEMA_VERSION,
  ]);
}

async function makeTables(client: ClientBase, tables: readonly TruthTable[]): Promise<void> {
  // One question with many statements: an empty database is ready in 40 ms instead of 120.
  await client.query(
    [...tables.flatMap((table) => [tableSql(table), putSql(table)]), COMMIT_SQL].join('\n'),
  );
}
