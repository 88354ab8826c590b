import { existsSync, renameSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { silentEvents } from '../../../model/events/events.ts';
import { openDatabase } from '../../sqlite/file/open-database.ts';
import { readTruthTables } from '../../sqlite/truth/truth-tables.ts';
import { StoreError } from '../../store-error.ts';
import { openPool } from '../connection/connect.ts';
import { inTransaction } from '../connection/transaction.ts';
import { isUntouched, makeTruthOf } from '../truth/prepare-truth.ts';
import { SCHEMA } from '../truth/schema-sql.ts';
import { compareTruths } from './compare-truths.ts';
import { assertNobodyElse } from './nobody-else.ts';

export interface Moved {
  /** How many rows of each table were moved, and found again. */
  readonly rows: Readonly<Record<string, number>>;
  /** Where the side that was left still lies, for as long as somebody wants it. */
  readonly kept: string;
}

/**
 * Copies a SQLite database into an empty PostgreSQL database, reads both and compares them, all in
 * one transaction of each; then takes the file out of the way, so that nobody goes on with it by
 * mistake. Leases stay behind, as they are about processes.
 *
 * @param file - that nobody uses.
 * @throws {StoreError} Then nothing was moved.
 */
export async function moveToPostgres(file: string, url: string, now: Date): Promise<Moved> {
  if (!existsSync(file)) {
    throw new StoreError('unavailable', `There is no database at ${file} to be moved.`);
  }
  const pool = openPool(url);
  const db = await openDatabase({ file, events: silentEvents });
  try {
    db.exec('BEGIN IMMEDIATE');
    assertUnused(db, now);
    db.exec('DELETE FROM lease');
    const tables = readTruthTables(db);
    const rows = await inTransaction(pool, 'READ WRITE', async (client) => {
      await assertNobodyElse(client);
      if (!(await isUntouched(client))) {
        throw new StoreError(
          'not-ours',
          'The PostgreSQL database already holds what a Signalpost knows, and was left as it is. ' +
            'Name an empty one.',
        );
      }
      await makeTruthOf(client, db);
      // A change, the first: it is no empty database any more.
      await client.query(`UPDATE ${SCHEMA}.replication_head SET number = 1`);
      return compareTruths(client, db, tables);
    });
    db.exec('COMMIT');
    db.close();
    return { rows, kept: putAside(file) };
  } finally {
    db.close();
    await pool.end();
  }
}

function assertUnused(db: Database, now: Date): void {
  const held = db.prepare<[number]>('SELECT 1 FROM lease WHERE expires_at > ?').get(now.getTime());
  if (held !== undefined) {
    throw new StoreError(
      'busy',
      `A Signalpost uses ${db.name}, or ended within the last half minute without saying so. ` +
        'Stop it first.',
    );
  }
}

/** Closing it has left one complete file. */
function putAside(file: string): string {
  const kept = `${file}.moved`;
  renameSync(file, kept);
  return kept;
}
