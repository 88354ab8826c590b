import type { Database } from 'better-sqlite3';

/** Columns that count how often something was done or written, which says nothing of what is kept. */
const COUNTS_OF_RUNS: ReadonlySet<string> = new Set(['index_number', 'search_stamp']);

type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  /** The column that is only a row's number: SQLite's, with another key beside it that says which row it is. */
  readonly number: string | undefined;
  /** The columns of that other key. */
  readonly key: readonly string[];
  /** Columns that hold numbers of rows, and of which table. */
  readonly references: ReadonlyMap<string, string>;
}

/**
 * The rows of every table, as texts in order, table by table. Rows are numbered as they come, so
 * two databases that say the same may number them otherwise: a row's number is left out where the
 * table has another key, and that key stands wherever a row refers to it.
 *
 * Full-text tables are left out (see `indexTerms`), and SQLite's own tables, which say how it works.
 */
export function namedRows(db: Database): ReadonlyMap<string, readonly string[]> {
  const tables = new Map(tableNames(db).map((name) => [name, readTable(db, name)]));
  const nameOf = createNames(db, tables);
  const toText = (row: Row, { number, references }: Table): string => {
    const named = Object.entries(row)
      .filter(([column]) => column !== number && !COUNTS_OF_RUNS.has(column))
      .map(([column, value]) => [column, nameOf(references.get(column), value)]);
    return JSON.stringify(Object.fromEntries(named));
  };
  return new Map(
    [...tables.values()].map((table) => {
      const rows = rowsOf(db, table.name).map((row) => toText(row, table));
      return [table.name, rows.sort()];
    }),
  );
}

function tableNames(db: Database): readonly string[] {
  return db
    .prepare<[], string>(`
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name`)
    .pluck()
    .all();
}

function rowsOf(db: Database, table: string): readonly Row[] {
  return db.prepare<[], Row>(`SELECT * FROM "${table}"`).all();
}

function readTable(db: Database, name: string): Table {
  const primary = db
    .prepare<[string], { name: string; type: string }>(
      'SELECT name, type FROM pragma_table_info(?) WHERE pk > 0',
    )
    .all(name);
  const key = db
    .prepare<[string], string>(`
      SELECT pragma_index_info.name FROM pragma_index_info(
        (SELECT name FROM pragma_index_list(?) WHERE "unique" AND NOT partial AND origin <> 'pk'))`)
    .pluck()
    .all(name);
  const [only, ...others] = primary;
  const isNumber = only?.type === 'INTEGER' && others.length === 0 && key.length > 0;
  const references = db
    .prepare<[string], { column: string; table: string }>(
      'SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?)',
    )
    .all(name);
  return {
    name,
    number: isNumber ? only.name : undefined,
    key,
    references: new Map(references.map(({ column, table }) => [column, table])),
  };
}

function createNames(db: Database, tables: ReadonlyMap<string, Table>) {
  const known = new Map<string, ReadonlyMap<unknown, unknown>>();
  const nameOf = (target: string | undefined, value: unknown): unknown => {
    const table = tables.get(target ?? '');
    if (table?.number === undefined) {
      return value;
    }
    const names = known.get(table.name) ?? namesIn(table, table.number);
    known.set(table.name, names);
    return names.get(value) ?? value;
  };
  const namesIn = ({ name, key, references }: Table, number: string) =>
    new Map(
      rowsOf(db, name).map((row) => [
        row[number],
        key.map((column) => nameOf(references.get(column), row[column])),
      ]),
    );
  return nameOf;
}
