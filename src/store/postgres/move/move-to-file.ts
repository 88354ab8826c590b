import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { ClientBase, Pool } from 'pg';
import { silentEvents } from '../../../model/events/events.ts';
import { checkDatabase } from '../../sqlite/backup/check-database.ts';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { renewSearchIndex } from '../../sqlite/search-index/renew-search-index.ts';
import { readTruthTables } from '../../sqlite/truth/truth-tables.ts';
import { StoreError } from '../../store-error.ts';
import { openPool } from '../connection/connect.ts';
import { inTransaction } from '../connection/transaction.ts';
import { isProjection, markOf, removeProjection } from '../projection/projection-file.ts';
import { copyToFile } from '../truth/copy-rows.ts';
import { isUntouched, prepareTruth } from '../truth/prepare-truth.ts';
import { SCHEMA } from '../truth/schema-sql.ts';
import { emptyDatabase } from '../truth/tables-in-memory.ts';
import { compareTruths } from './compare-truths.ts';
import type { Moved } from './move-to-postgres.ts';
import { assertNobodyElse } from './nobody-else.ts';

/**
 * The way back: copies what PostgreSQL holds into a new SQLite file, reads both and compares them.
 * The tables stay in PostgreSQL under another schema's name, so that no replica goes on with them by
 * mistake.
 *
 * @param file - that does not exist yet, or only follows a database; that one is replaced.
 * @throws {StoreError} Then nothing was moved, unless it says where everything lies.
 */
export async function moveToFile(url: string, file: string): Promise<Moved> {
  if (existsSync(file) && !isProjection(file)) {
    throw new StoreError('not-ours', `${file} exists, and was left as it is. Name a new file.`);
  }
  const part = `${file}.part`;
  const pool = openPool(url);
  try {
    await prepareTruth(pool, silentEvents);
    const moved = await moveAside(pool, part);
    putInPlace(part, file, moved);
    return moved;
  } finally {
    await pool.end();
  }
}

/** Makes the file `part`, and takes the tables out of the replicas' way; both or neither. */
async function moveAside(pool: Pool, part: string): Promise<Moved> {
  const progress: { isCopying?: true; kept?: string } = {};
  try {
    return await inTransaction(pool, 'READ WRITE', async (client) => {
      await assertNobodyElse(client);
      if (await isUntouched(client)) {
        throw new StoreError('unavailable', 'The PostgreSQL database holds nothing to be moved.');
      }
      progress.isCopying = true;
      const rows = await copyWhole(client, part);
      checkDatabase(part);
      const kept = await putAside(client);
      progress.kept = kept;
      return { rows, kept };
    });
  } catch (error) {
    if (progress.kept !== undefined) {
      // Only the commit was left, and it may have come through.
      const either = `Either nothing was moved, or ${part} has all and PostgreSQL keeps it`;
      throw whereItLies(error, either, progress.kept);
    }
    if (progress.isCopying) {
      rmSync(part, { force: true });
    }
    throw error;
  }
}

/** Everything was moved when it begins. */
function putInPlace(part: string, file: string, { kept }: Moved): void {
  try {
    // The mark first: a file with it may be made anew, and this one is nobody's copy any more.
    rmSync(markOf(file), { force: true });
    removeProjection(file);
    renameSync(part, file);
  } catch (error) {
    throw whereItLies(
      error,
      `Everything was moved to ${part}, which could not be named ${file}. Remove what has that name, ` +
        `${file}-wal, ${file}-shm and ${markOf(file)}, and rename it. PostgreSQL keeps it`,
      kept,
    );
  }
}

function whereItLies(cause: unknown, sentence: string, kept: string): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError('unavailable', `${sentence} in the schema ${kept}. (${why})`, { cause });
}

/** @throws {StoreError} when what arrived is not all of it, or no sound database. */
async function copyWhole(client: ClientBase, part: string): Promise<Moved['rows']> {
  writeFileSync(part, emptyDatabase().serialize());
  const db = openInThread(part, 'writing');
  try {
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    const tables = readTruthTables(db);
    await client.query(`DELETE FROM ${SCHEMA}.lease`);
    await copyToFile(client, db, tables);
    const rows = await compareTruths(client, db, tables);
    renewSearchIndex(db);
    db.exec('COMMIT');
    return rows;
  } finally {
    db.close();
  }
}

/** @returns the new name of the schema. */
async function putAside(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT '${SCHEMA}_moved_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD_HH24MISS') AS name`,
  );
  const name = rows[0]?.name ?? `${SCHEMA}_moved`;
  await client.query(`ALTER SCHEMA ${SCHEMA} RENAME TO "${name}"`);
  return name;
}
