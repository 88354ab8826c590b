import Sqlite, { type Database } from 'better-sqlite3';
import type { RowChanges, Value } from './row-changes.ts';
import { toStored } from './row-values.ts';
import type { TruthColumn, TruthTable } from './truth-tables.ts';

/** Writes rows as they are, within the caller's transaction; references are not looked at. */
export type PutRows = (changes: RowChanges) => void;

/** @throws {Error} for a table that this program does not know. */
export function createPutRows(db: Database, tables: readonly TruthTable[]): PutRows {
  const writers = new Map(tables.map((table) => [table.name, createTableWriter(db, table)]));
  return (changes) => {
    for (const [name, { keys, rows }] of Object.entries(changes)) {
      const writer = writers.get(name);
      if (writer === undefined) {
        throw new Error(
          `A change tells of a table "${name}", which this Signalpost does not have.`,
        );
      }
      const standing = new Set(rows.map((row) => writer.keyOf(row)));
      for (const key of keys) {
        if (!standing.has(writer.keyOf(key))) {
          writer.drop(key);
        }
      }
      putOrReplace(db, writer, rows);
    }
  };
}

/** Two rows may have exchanged what only one may have: then both make room first. */
function putOrReplace(
  db: Database,
  writer: TableWriter,
  rows: readonly (readonly Value[])[],
): void {
  const putAll = () => {
    for (const row of rows) {
      writer.put(row);
    }
  };
  try {
    // Within the caller's transaction: a part of it that can be taken back.
    db.transaction(putAll)();
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) {
      throw error;
    }
    for (const row of rows) {
      writer.drop(row);
    }
    putAll();
  }
}

interface TableWriter {
  keyOf(row: readonly Value[]): string;
  put(row: readonly Value[]): void;
  /** Of a row, or of its key alone. */
  drop(row: readonly Value[]): void;
}

function createTableWriter(db: Database, { name, columns, keyed }: TruthTable): TableWriter {
  const key = columns.slice(0, keyed);
  const others = columns.slice(keyed);
  // SQLite's own table of sequences has no key to be in conflict with.
  const onConflict = name.startsWith('sqlite_')
    ? ''
    : `ON CONFLICT (${joined(key, quoted)}) DO ${
        others.length === 0
          ? 'NOTHING'
          : `UPDATE SET ${joined(others, (column) => `${quoted(column)} = excluded.${quoted(column)}`)}`
      }`;
  const put = db.prepare(`
    INSERT INTO main."${name}" (${joined(columns, quoted)})
    VALUES (${joined(columns, () => '?')}) ${onConflict}`);
  const isKey = key.map((column) => `${quoted(column)} = ?`).join(' AND ');
  const drop = db.prepare(`DELETE FROM main."${name}" WHERE ${isKey}`);
  const stored = (row: readonly Value[]) =>
    columns.slice(0, row.length).map((column, at) => toStored(row[at] ?? null, column));
  const dropRow = (row: readonly Value[]) => void drop.run(...stored(row).slice(0, keyed));
  return {
    keyOf: (row) => JSON.stringify(row.slice(0, keyed)),
    put: (row) => {
      if (onConflict === '') {
        dropRow(row);
      }
      put.run(...stored(row));
    },
    drop: dropRow,
  };
}

const quoted = ({ name }: TruthColumn): string => `"${name}"`;

function joined(columns: readonly TruthColumn[], word: (column: TruthColumn) => string): string {
  return columns.map(word).join(', ');
}
