import type { Database } from 'better-sqlite3';
import type { Language } from '../../../model/text/language.ts';

/** What of a page and its items goes into the search index, as it is stored. */
export interface StoredPage {
  readonly row: number;
  readonly keywords: string;
  readonly themes: string;
  readonly title: string;
  readonly text: string;
}

export interface StoredTexts {
  readonly row: number;
  readonly language: Language;
  readonly name: string | null;
  readonly description: string | null;
  readonly change: string | null;
  readonly tenYear: string | null;
  readonly drivingForce: string | null;
}

export interface StoredTextsReader {
  /** Pages of the archive in order of their rows, from after one. */
  pagesAfter(row: number, limit: number): readonly StoredPage[];
  /** Undefined for one that has left the archive. */
  page(row: number): StoredPage | undefined;
  /** Of the items that have not left it. */
  itemsOf(pageRow: number): readonly StoredTexts[];
}

export function createStoredTexts(db: Database): StoredTextsReader {
  const columns = `
    SELECT page_row AS row, keywords, themes, title, text FROM page WHERE gone_at IS NULL`;
  const pages = db.prepare<[number, number], StoredPage>(
    `${columns} AND page_row > ? ORDER BY page_row LIMIT ?`,
  );
  const page = db.prepare<[number], StoredPage>(`${columns} AND page_row = ?`);
  const items = db.prepare<[number], StoredTexts>(`
    SELECT row, language, name, description, change, ten_year AS tenYear,
      driving_force AS drivingForce
    FROM item WHERE page_row = ? AND gone_at IS NULL`);
  return {
    pagesAfter: (row, limit) => pages.all(row, limit),
    page: (row) => page.get(row),
    itemsOf: (pageRow) => items.all(pageRow),
  };
}
