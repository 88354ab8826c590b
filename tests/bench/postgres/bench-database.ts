import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPool } from '../../../src/store/postgres/connect.ts';
import { copyToTruth } from '../../../src/store/postgres/copy-rows.ts';
import { prepareTruth } from '../../../src/store/postgres/prepare-truth.ts';
import { inTransaction } from '../../../src/store/postgres/transaction.ts';
import { readTruthTables } from '../../../src/store/sqlite/truth/truth-tables.ts';
import type { PostgresServer } from '../../support/postgres/start-postgres.ts';

/**
 * Makes a database that holds what a SQLite file does.
 *
 * @param folder - for a copy of the file, which reading a truth's tables may change.
 * @returns its address.
 */
export async function benchDatabase(
  server: PostgresServer,
  name: string,
  { from, folder }: { readonly from: string; readonly folder: string },
): Promise<string> {
  await server.createDatabase(name);
  const url = server.url(name);
  const copy = join(folder, `${name}.db`);
  copyFileSync(from, copy);
  const db = new Sqlite(copy);
  const pool = openPool(url);
  await prepareTruth(pool, silentEvents);
  await inTransaction(pool, 'READ WRITE', (client) => copyToTruth(db, client, readTruthTables(db)));
  await pool.end();
  db.close();
  return url;
}
