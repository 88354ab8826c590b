import type { Database } from 'better-sqlite3';
import type { Row } from '../../model/item.ts';
import { wordsOf } from './fold.ts';
import { createWordCounts } from './word-counts.ts';

/** The texts of one indexed item. */
export interface IndexedTexts
  extends Pick<Row, 'name' | 'description' | 'change' | 'tenYear' | 'drivingForce'> {
  /** The `row` of the item table. */
  readonly row: number;
}

/** The words of the page that each of its items is found by. */
export type PageWords = ReadonlySet<string>;

/** Keeps the full-text index and the word counts in step with the item table. */
export interface ItemIndex {
  /** Before the item's or its page's texts change in their tables, or it is gone. */
  takeOut(texts: IndexedTexts, pageWords: PageWords): void;
  /** After its texts are in their tables. */
  putIn(texts: IndexedTexts, pageWords: PageWords): void;
  /** To be called before the transaction ends. */
  save(): void;
}

/** One for each transaction. */
export function createItemIndex(db: Database): ItemIndex {
  const counts = createWordCounts(db);
  const takeOut = db.prepare<[number]>('DELETE FROM item_fts WHERE rowid = ?');
  const putIn = db.prepare<[number]>(`
    INSERT INTO item_fts
      (rowid, name, keywords, themes, description, change, ten_year, driving_force)
    SELECT row, name, keywords, themes, description, change, ten_year, driving_force
    FROM item_text WHERE row = ?`);
  return {
    takeOut: (texts, pageWords) => {
      takeOut.run(texts.row);
      counts.remove(itemWords(texts, pageWords));
    },
    putIn: (texts, pageWords) => {
      putIn.run(texts.row);
      counts.add(itemWords(texts, pageWords));
    },
    save: () => counts.save(),
  };
}

/** The words that a page lends to its items; both as in its columns, JSON arrays. */
export function pageWords(page: { readonly keywords: string; readonly themes: string }): PageWords {
  return new Set([...wordsOf(page.keywords), ...wordsOf(page.themes)]);
}

function itemWords(
  { name, description, change, tenYear, drivingForce }: IndexedTexts,
  fromPage: PageWords,
): ReadonlySet<string> {
  const words = new Set(fromPage);
  const text = [name, description, change, tenYear, drivingForce].join('\n');
  for (const word of wordsOf(text)) {
    words.add(word);
  }
  return words;
}
