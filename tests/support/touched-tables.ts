import Sqlite, { type Database } from 'better-sqlite3';

/** The tables of a database that are written to, seen from outside and without reading them. */
export interface TouchedTables {
  /** Does something; in which tables a row came, went or changed meanwhile. */
  during(work: () => Promise<unknown>): Promise<ReadonlySet<string>>;
  end(): void;
}

const LOG = 'touched_table';

/** Puts triggers into the database: they note the table of every row that is written. */
export function touchedTables(file: string): TouchedTables {
  const db = new Sqlite(file);
  db.exec(`
    CREATE TABLE ${LOG} (n INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    ${tablesOf(db)
      .flatMap((name) => triggersOn(db, name))
      .join('\n')}`);
  const last = db.prepare<[], number | null>(`SELECT max(n) FROM ${LOG}`).pluck();
  const after = db
    .prepare<[number], string>(`SELECT DISTINCT name FROM ${LOG} WHERE n > ?`)
    .pluck();
  return {
    during: async (work) => {
      const before = last.get() ?? 0;
      await work();
      return new Set(after.all(before));
    },
    end: () => db.close(),
  };
}

function tablesOf(db: Database): readonly string[] {
  return db
    .prepare<[], string>(`
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .pluck()
    .all();
}

/** A row that is written as it was is not touched. */
function triggersOn(db: Database, table: string): readonly string[] {
  const columns = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const differs = columns.map((name) => `OLD."${name}" IS NOT NEW."${name}"`).join(' OR ');
  const note = `BEGIN INSERT INTO ${LOG} (name) VALUES ('${table}'); END;`;
  return [
    `CREATE TRIGGER "touched_${table}_in" AFTER INSERT ON "${table}" ${note}`,
    `CREATE TRIGGER "touched_${table}_out" AFTER DELETE ON "${table}" ${note}`,
    `CREATE TRIGGER "touched_${table}" AFTER UPDATE ON "${table}" WHEN ${differs} ${note}`,
  ];
}
