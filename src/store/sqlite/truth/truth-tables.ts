import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/**
 * Tables that are written together and numbered together: what an index writes, and all else. An
 * index's transactions take a fifth of a second, and would be refused again and again if each click
 * counted against them.
 */
export type Domain = 'archive' | 'work';
export const DOMAINS: readonly Domain[] = ['archive', 'work'];

/** What an index writes. */
const ARCHIVE: ReadonlySet<string> = new Set([
  'archive',
  'facet_value',
  'file',
  'item',
  'page',
  'page_facet',
  'page_link',
  'problem',
  'topic',
  'topic_link',
  'topic_page',
]);

/** What is made of the others and can be made again: search's tables, and where a projection stands. */
const DERIVED = /^(item_fts|page_fts)(_|$)|^(item_key|word|projection|sqlite_\w+)$/;

/** Columns that are about this file, not about the truth. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  archive: ['probed_at', 'index_version', 'search_stamp'],
};

export interface TruthColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'REAL' | 'BLOB';
  readonly isNullable: boolean;
}

/** A table that history makes and nobody can make again. */
export interface TruthTable {
  readonly name: string;
  readonly domain: Domain;
  /** Those of its key first, in the key's order. */
  readonly columns: readonly TruthColumn[];
  /** How many of them are its key. */
  readonly keyed: number;
  /** Other columns, or some at a time, of which no two rows have the same. */
  readonly unique: readonly (readonly string[])[];
}

/** SQLite keeps here which numbers were given out; a row of it is a row like any other. */
const SEQUENCES: TruthTable = {
  name: 'sqlite_sequence',
  domain: 'work',
  columns: [
    { name: 'name', type: 'TEXT', isNullable: false },
    { name: 'seq', type: 'INTEGER', isNullable: false },
  ],
  keyed: 1,
  unique: [],
};

const ColumnRow = z.object({
  tab: z.string(),
  name: z.string(),
  type: z.enum(['INTEGER', 'TEXT', 'REAL', 'BLOB']),
  notnull: z.number(),
  pk: z.number(),
});
type ColumnRow = z.infer<typeof ColumnRow>;

/** One question for all tables: one for each of them and each of their indexes took three times as long. */
const COLUMNS_SQL = `
  SELECT tab.name AS tab, col.name, col.type, col."notnull", col.pk
  FROM sqlite_schema AS tab, pragma_table_info(tab.name) AS col
  WHERE tab.type = 'table' ORDER BY tab.name, col.cid`;

const UniqueRow = z.object({ tab: z.string(), names: z.string() });
const UNIQUE_SQL = `
  SELECT tab.name AS tab,
    (SELECT json_group_array(name ORDER BY seqno) FROM pragma_index_info(found.name)) AS names
  FROM sqlite_schema AS tab, pragma_index_list(tab.name) AS found
  WHERE tab.type = 'table' AND found."unique" = 1 AND NOT found.partial AND found.origin <> 'pk'
  ORDER BY tab.name, found.seq`;
const Names = z.array(z.string());

/** The truth of a database of this program's schema, as the schema itself tells it. */
export function readTruthTables(db: Database): readonly TruthTable[] {
  const columns = z.array(ColumnRow).parse(
    db
      .prepare<[], { readonly tab: string }>(COLUMNS_SQL)
      .all()
      .filter(({ tab }) => !DERIVED.test(tab)),
  );
  const unique = z.array(UniqueRow).parse(db.prepare(UNIQUE_SQL).all());
  const uniqueOf = (name: string) =>
    unique.filter(({ tab }) => tab === name).map(({ names }) => Names.parse(JSON.parse(names)));
  const byTable = Map.groupBy(columns, ({ tab }) => tab);
  return [...[...byTable].map(([name, found]) => toTable(name, found, uniqueOf(name))), SEQUENCES];
}

function toTable(
  name: string,
  all: readonly ColumnRow[],
  unique: TruthTable['unique'],
): TruthTable {
  const own = OWN_COLUMNS[name] ?? [];
  const found = all.filter((column) => !own.includes(column.name));
  const key = found.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const columns = [...key, ...found.filter(({ pk }) => pk === 0)];
  return {
    name,
    domain: ARCHIVE.has(name) ? 'archive' : 'work',
    columns: columns.map(({ name: column, type, notnull, pk }) => ({
      name: column,
      type,
      isNullable: notnull === 0 && pk === 0,
    })),
    keyed: key.length,
    unique,
  };
}
