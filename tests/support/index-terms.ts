import type { Database } from 'better-sqlite3';

/**
 * What the full-text tables hold, each as one text per item or page: its id, then every term with
 * the column and the place where it stands.
 */
export function indexTerms(db: Database): ReadonlyMap<string, readonly string[]> {
  return new Map(fullTextTables(db).map((table) => [table, termsOf(db, table)]));
}

/** Their names; found in the schema, so that a new one is not forgotten. */
export function fullTextTables(db: Database): readonly string[] {
  return db
    .prepare<[], string>(`
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name`)
    .pluck()
    .all();
}

function termsOf(db: Database, table: string): readonly string[] {
  db.exec(`CREATE VIRTUAL TABLE temp.place USING fts5vocab('main', '${table}', 'instance')`);
  // The id is looked up once for each text, not for each of its sixty places: a fifth of the time.
  const terms = db
    .prepare<[], string>(`
      SELECT coalesce((${idOf(table)}), 'no such row') || ': ' || places AS text
      FROM (
        SELECT doc, group_concat(term || '@' || col || ':' || "offset", ' '
          ORDER BY term, col, "offset") AS places
        FROM temp.place GROUP BY doc)
      ORDER BY text`)
    .pluck()
    .all();
  db.exec('DROP TABLE temp.place');
  return terms;
}

function idOf(table: string): string {
  return table === 'page_fts'
    ? 'SELECT page_id FROM page WHERE page_row = doc'
    : 'SELECT item_id FROM item WHERE item.row = doc';
}
