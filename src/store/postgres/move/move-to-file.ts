import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { silentEvents } from '../../../model/events/events.ts';
import { checkDatabase } from '../../sqlite/backup/check-database.ts';
import { openInThread } from '../../sqlite/file/open-database.ts';
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
 * @throws {StoreError} Then nothing was moved.
 */
export async function moveToFile(url: string, file: string): Promise<Moved> {
  if (existsSync(file) && !isProjection(file)) {
    throw new StoreError('not-ours', `${file} exists, and was left as it is. Name a new file.`);
  }
  const part = `${file}.part`;
  const pool = openPool(url);
  try {
    await prepareTruth(pool, silentEvents);
    const moved = await inTransaction(pool, 'READ WRITE', async (client) => {
      await assertNobodyElse(client);
      if (await isUntouched(client)) {
        throw new StoreError('unavailable', 'The PostgreSQL database holds nothing to be moved.');
      }
      const rows = await copyWhole(client, part);
      return { rows, kept: await putAside(client) };
    });
    checkDatabase(part);
    // The mark first: a file with it may be made anew, and this one is nobody's copy any more.
    rmSync(markOf(file), { force: true });
    removeProjection(file);
    renameSync(part, file);
    return moved;
  } finally {
    rmSync(part, { force: true });
    await pool.end();
  }
}

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
