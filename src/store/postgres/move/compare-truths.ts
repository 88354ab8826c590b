import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ClientBase } from 'pg';
import type { Value } from '../../sqlite/truth/row-changes.ts';
import type { TruthTable } from '../../sqlite/truth/truth-tables.ts';
import { StoreError } from '../../store-error.ts';
import { rowsOfFile, rowsOfTruth } from '../truth/copy-rows.ts';

/** What of a table can be held against another's. */
export interface TableSum {
  readonly rows: number;
  /** Of all rows, in whatever order they come: SHA-256 each, added up bit by bit; hexadecimal. */
  readonly hash: string;
}

const BYTES = 32;

/**
 * Reads both sides whole and holds them against each other.
 *
 * @returns how many rows each table has.
 * @throws {StoreError} `damaged`, naming the first table that differs.
 */
export async function compareTruths(
  client: ClientBase,
  db: Database,
  tables: readonly TruthTable[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const file = await sumOf(rowsOfFile(db, table));
    const truth = await sumOf(rowsOfTruth(client, table));
    if (file.rows !== truth.rows || file.hash !== truth.hash) {
      throw new StoreError(
        'damaged',
        `The table "${table.name}" did not arrive as it was: ${file.rows} rows in the file, ` +
          `${truth.rows} in PostgreSQL${file.rows === truth.rows ? ', of which one or more differ' : ''}. Nothing was moved.`,
      );
    }
    counts[table.name] = file.rows;
  }
  return counts;
}

async function sumOf(
  chunks: Iterable<readonly (readonly Value[])[]> | AsyncIterable<readonly (readonly Value[])[]>,
): Promise<TableSum> {
  const sum = Buffer.alloc(BYTES);
  let rows = 0;
  for await (const chunk of chunks) {
    rows += chunk.length;
    for (const row of chunk) {
      const hash = createHash('sha256').update(JSON.stringify(row)).digest();
      // Exclusive or: no order of rows has to be agreed on, and no two rows are equal.
      hash.forEach((byte, at) => {
        sum[at] = (sum[at] ?? 0) ^ byte;
      });
    }
  }
  return { rows, hash: sum.toString('hex') };
}
