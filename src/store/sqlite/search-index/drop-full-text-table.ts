import type { Database } from 'better-sqlite3';

const PARTS = ['data', 'idx', 'content', 'docsize', 'config'];

/**
 * Removes a full-text table, however damaged. SQLite drops none that it cannot open, so one
 * that lost its settings is taken out of the schema by hand. Within the caller's transaction.
 */
export function dropFullTextTable(db: Database, table: string): void {
  try {
    db.exec(`DROP TABLE IF EXISTS ${table}`);
  } catch {
    db.unsafeMode(true);
    try {
      db.pragma('writable_schema = ON');
      db.prepare('DELETE FROM sqlite_schema WHERE name = ?').run(table);
      db.pragma('writable_schema = RESET');
    } finally {
      db.unsafeMode(false);
    }
    for (const part of PARTS) {
      db.exec(`DROP TABLE IF EXISTS ${table}_${part}`);
    }
  }
}
