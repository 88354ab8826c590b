import type { Database } from 'better-sqlite3';
import type { ClientBase } from 'pg';
import { prepareWhenUsed } from '../../sqlite/prepare-when-used.ts';
import { createPutRows } from '../../sqlite/truth/put-rows.ts';
import type { Value } from '../../sqlite/truth/row-changes.ts';
import { toValue } from '../../sqlite/truth/row-values.ts';
import type { TruthTable } from '../../sqlite/truth/truth-tables.ts';
import { SCHEMA } from './schema-sql.ts';

/** Rows at a time: some megabytes of the largest. */
const CHUNK = 2000;

type Row = readonly Value[];

/** All rows of a table of the truth, from SQLite, in chunks. */
export function* rowsOfFile(
  db: Database,
  { name, columns }: TruthTable,
): Generator<readonly Row[]> {
  const list = columns.map((column) => `"${column.name}"`).join();
  const rows = db.prepare<[], unknown[]>(`SELECT ${list} FROM main."${name}"`).raw().iterate();
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row.map(toValue));
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) {
    yield chunk;
  }
}

/** All rows of a table of the truth, from PostgreSQL, within the caller's transaction. */
export async function* rowsOfTruth(
  client: ClientBase,
  { name, columns }: TruthTable,
): AsyncGenerator<readonly Row[]> {
  const list = columns.map((column) => `"${column.name}"`).join();
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${SCHEMA}."${name}"`);
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `FETCH ${CHUNK} FROM rows`,
      rowMode: 'array',
    });
    if (rows.length === 0) {
      break;
    }
    yield rows.map((row) => row.map(toValue));
  }
  await client.query('CLOSE rows');
}

/** Writes all rows of a file to tables that are empty, within the caller's transaction. */
export async function copyToTruth(
  db: Database,
  client: ClientBase,
  tables: readonly TruthTable[],
): Promise<void> {
  for (const table of tables) {
    for (const rows of rowsOfFile(db, table)) {
      await client.query(`SELECT ${SCHEMA}."put_${table.name}"('[]', $1)`, [JSON.stringify(rows)]);
    }
  }
}

/** Makes the file's tables hold what the truth's do, both within the caller's transactions. */
export async function copyToFile(
  client: ClientBase,
  db: Database,
  tables: readonly TruthTable[],
): Promise<void> {
  const put = createPutRows(prepareWhenUsed(db), tables);
  for (const table of tables) {
    // The archive's one row has columns of the file's own.
    if (table.name !== 'archive') {
      db.exec(`DELETE FROM main."${table.name}"`);
    }
    for await (const rows of rowsOfTruth(client, table)) {
      put({ [table.name]: { keys: [], rows } });
    }
  }
}
