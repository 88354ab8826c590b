import { isDeepStrictEqual } from 'node:util';
import Sqlite, { type Database } from 'better-sqlite3';
import { renewSearchIndex } from '../../src/store/sqlite/search-index/renew-search-index.ts';
import { contentDifferences } from './content-differences.ts';
import { fullTextTables, indexTerms } from './index-terms.ts';
import { namedRows } from './named-rows.ts';

/** All that a database says, table by table, whatever the numbers of its rows. */
export type DatabaseContent = ReadonlyMap<string, readonly string[]>;

/**
 * Reads every table of a database file and every term of its full-text indexes; other connections
 * may have it open. Throws where SQLite finds the file, its references or an index broken.
 */
export function databaseContent(file: string): DatabaseContent {
  return reading(file, (db) => {
    const terms = indexTerms(db);
    checkIndex(db, terms);
    return new Map([...namedRows(db), ...terms]);
  });
}

/**
 * What a database file says otherwise than another; a broken one throws. Its indexes are not made
 * anew as those of the other were: of equal rows the same would come (0.2 s of 0.4 for 120 pages).
 *
 * @param expected - by `databaseContent`.
 */
export function differencesFrom(expected: DatabaseContent, file: string): string[] {
  const content = reading(file, (db) => new Map([...namedRows(db), ...indexTerms(db)]));
  return contentDifferences(expected, content);
}

function reading<T>(file: string, read: (db: Database) => T): T {
  const db = new Sqlite(file, { fileMustExist: true });
  try {
    checkIntegrity(db);
    return read(db);
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
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
  }
}

/** The indexes keep no texts to be compared with, so they are compared with newly made ones. */
function checkIndex(db: Database, kept: ReadonlyMap<string, readonly string[]>): void {
  db.exec('BEGIN');
  renewSearchIndex(db);
  const made = indexTerms(db);
  db.exec('ROLLBACK');
  for (const [table, terms] of made) {
    if (!isDeepStrictEqual(terms, kept.get(table))) {
      throw new Error(`The index ${table} does not hold what items and pages say.`);
    }
  }
}
