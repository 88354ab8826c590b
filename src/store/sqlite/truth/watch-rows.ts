import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { RowChanges, TableChange } from './row-changes.ts';
import { toValue } from './row-values.ts';
import type { TruthTable } from './truth-tables.ts';

/** Notes which rows of the truth a connection writes. */
export interface RowWatch {
  /** What the open transaction has made of them so far; null where it wrote none. Empties the notes. */
  take(): RowChanges | null;
  /** What is written within `work` is noted no more than if it had not been written. */
  unnoticed(work: () => void): void;
}

/**
 * Watches by triggers of this connection alone, which nobody else's file has. They note keys; what
 * the rows hold is read once, at the end, so that a row that is written ten times is sent once.
 * Notes are part of the transaction: what is rolled back was never noted.
 */
export function watchRows(db: Database, tables: readonly TruthTable[]): RowWatch {
  db.pragma('temp_store = MEMORY');
  db.exec(`
    CREATE TEMP TABLE touched (
      position INTEGER PRIMARY KEY, tab INTEGER NOT NULL, key TEXT NOT NULL, UNIQUE (tab, key));
    ${tables
      .filter(isWatched)
      .map((table) => triggers(table, tables.indexOf(table)))
      .join('')}`);
  const noted = db.prepare<[], number>('SELECT DISTINCT tab FROM touched').pluck();
  const clear = db.prepare('DELETE FROM touched');
  const readers = tables.map((table, tab) => createReader(db, table, tab));
  const numbered = numberedTables(db);
  const sequences = createSequenceReader(db);
  return {
    take: () => {
      const found = noted.all();
      if (found.length === 0) {
        return null;
      }
      const changes = Object.fromEntries(
        found.flatMap((tab) => {
          const [table, read] = [tables[tab], readers[tab]];
          return table === undefined || read === undefined ? [] : [[table.name, read()]];
        }),
      );
      clear.run();
      const given = Object.keys(changes).filter((name) => numbered.has(name));
      return given.length > 0 ? { ...changes, sqlite_sequence: sequences(given) } : changes;
    },
    unnoticed: (work) => {
      work();
      clear.run();
    },
  };
}

/** SQLite allows no trigger on its own tables. */
const isWatched = ({ name }: TruthTable): boolean => !name.startsWith('sqlite_');

function triggers({ name, columns, keyed }: TruthTable, tab: number): string {
  const key = (row: 'NEW' | 'OLD') =>
    `json_array(${columns
      .slice(0, keyed)
      .map((column) => `${row}."${column.name}"`)
      .join()})`;
  // An "OR IGNORE" here would give way to what the statement says that fires the trigger.
  const note = (row: 'NEW' | 'OLD') =>
    `INSERT INTO touched (tab, key) SELECT ${tab}, ${key(row)}
      WHERE NOT EXISTS (SELECT 1 FROM touched WHERE tab = ${tab} AND key = ${key(row)});`;
  const watched = columns.map((column) => `"${column.name}"`).join();
  return `
    CREATE TEMP TRIGGER touched_${name}_new AFTER INSERT ON main."${name}" BEGIN ${note('NEW')} END;
    CREATE TEMP TRIGGER touched_${name}_old AFTER DELETE ON main."${name}" BEGIN ${note('OLD')} END;
    CREATE TEMP TRIGGER touched_${name}_both AFTER UPDATE OF ${watched} ON main."${name}"
      BEGIN ${note('OLD')} ${note('NEW')} END;`;
}

function createReader(db: Database, table: TruthTable, tab: number): () => TableChange {
  if (!isWatched(table)) {
    return () => ({ keys: [], rows: [] });
  }
  const { name, columns, keyed } = table;
  const key = columns.slice(0, keyed);
  const isKey = key.map((column, at) => `own."${column.name}" = touched.key ->> ${at}`);
  const statement = db
    .prepare<[number], unknown[]>(`
      SELECT touched.key, own."${key[0]?.name}" IS NOT NULL,
        ${columns.map((column) => `own."${column.name}"`).join()}
      FROM touched LEFT JOIN main."${name}" AS own ON ${isKey.join(' AND ')}
      WHERE touched.tab = ? ORDER BY touched.position`)
    .raw();
  return () => {
    const found = statement.all(tab);
    return {
      keys: found.map(([noted]) => Key.parse(JSON.parse(String(noted)))),
      rows: found.filter(([, isThere]) => isThere === 1).map(([, , ...row]) => row.map(toValue)),
    };
  };
}

const Key = z.array(z.union([z.string(), z.number()]));

/** Tables whose numbers are never given out twice. */
function numberedTables(db: Database): ReadonlySet<string> {
  return new Set(
    db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'")
      .pluck()
      .all(),
  );
}

function createSequenceReader(db: Database): (names: readonly string[]) => TableChange {
  const last = db
    .prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?')
    .pluck();
  return (names) => {
    const rows = names.map((name) => [name, last.get(name) ?? 0]);
    return { keys: rows.map(([name]) => [name ?? '']), rows };
  };
}
