import Sqlite, { type Database } from 'better-sqlite3';
import { fullTextTables, indexTerms } from './index-terms.ts';
import { namedRows } from './named-rows.ts';

/** All that a database says, table by table, whatever the numbers of its rows. */
export type DatabaseContent = ReadonlyMap<string, readonly string[]>;

/**
 * Reads every table of a database file and every term of its full-text indexes; other connections
 * may have it open. Throws where SQLite finds the file, its references or an index broken.
 */
export function databaseContent(file: string): DatabaseContent {
  const db = new Sqlite(file, { fileMustExist: true });
  try {
    checkIntegrity(db);
    return new Map([...namedRows(db), ...indexTerms(db)]);
  } finally {
    db.close();
  }
}

function checkIntegrity(db: Database): void {
  const integrity = String(db.pragma('integrity_check', { simple: true }));
  const broken = db.prepare('SELECT * FROM pragma_foreign_key_check').all();
  if (integrity !== 'ok' || broken.length > 0) {
    throw new Error(`The database is broken: ${integrity}; ${JSON.stringify(broken)}`);
  }
  for (const table of fullTextTables(db)) {
    try {
      // With a rank of 1 it compares the index with the texts that it was made from.
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    } catch (cause) {
      throw new Error(`The index ${table} does not hold what the items say.`, { cause });
    }
  }
}
