import type { Database } from 'better-sqlite3';
import type { Row } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import { wordsOf } from './fold.ts';
import { createFrenchIndexText } from './french-stems.ts';
import { createWordCounts } from './word-counts.ts';

/** The texts of one indexed item. */
export interface IndexedTexts
  extends Pick<Row, 'name' | 'description' | 'change' | 'tenYear' | 'drivingForce'> {
  /** The `row` of the item table. */
  readonly row: number;
}

/** What a page lends to each of its items, to be found by. */
export interface PageTexts {
  /** JSON arrays, as in the page's columns: the index must read there what it was given. */
  readonly keywords: string;
  readonly themes: string;
  /** The words of both, each once. */
  readonly words: readonly string[];
}

/** Keeps the full-text index and the word counts in step with the item table. */
export interface ItemIndex {
  /** Before the item's or its page's texts change in their tables, or it is gone. */
  takeOut(texts: IndexedTexts, page: PageTexts): void;
  /** After its texts are in their tables. */
  putIn(texts: IndexedTexts & { readonly language: Language }, page: PageTexts): void;
  /** To be called before the transaction ends. */
  save(): void;
}

/** One for each transaction. */
export function createItemIndex(db: Database): ItemIndex {
  const counts = createWordCounts(db);
  const frenchText = createFrenchIndexText();
  // FTS5 writes a segment whenever another statement comes between its own, and
  // merging thousands of small segments would cost more than all the rest.
  const entering = new Set<number>();
  const takeOut = db.prepare<[number]>('DELETE FROM item_fts WHERE rowid = ?');
  // The index reads what it will read when the item leaves it; texts need not come here for that.
  const putIn = db.prepare<[string]>(`
    INSERT INTO item_fts
      (rowid, name, keywords, themes, description, change, ten_year, driving_force,
        french_name, french_text)
    SELECT item_text.row, name, keywords, themes, description, change, ten_year, driving_force,
      french_name, french_text
    FROM json_each(?) AS entering CROSS JOIN item_text ON item_text.row = entering.value`);
  const dropFrench = db.prepare<[number]>('DELETE FROM item_french WHERE row = ?');
  const putFrench = db.prepare<[number, string | null, string | null]>(
    'INSERT INTO item_french (row, name, text) VALUES (?, ?, ?)',
  );
  return {
    takeOut: (texts, page) => {
      if (!entering.delete(texts.row)) {
        takeOut.run(texts.row);
      }
      dropFrench.run(texts.row);
      counts.remove(textOf(texts), page.words);
    },
    putIn: (texts, page) => {
      const { row, name, description, change, tenYear, drivingForce } = texts;
      if (texts.language === 'fr') {
        const text = frenchText([description, change, tenYear, drivingForce]);
        putFrench.run(row, frenchText([name]), text);
      }
      entering.add(row);
      counts.add(textOf(texts), page.words);
    },
    save: () => {
      putIn.run(JSON.stringify([...entering]));
      entering.clear();
      counts.save();
    },
  };
}

/** The texts of a page from its columns. */
export function pageTexts({
  keywords,
  themes,
}: {
  readonly keywords: string;
  readonly themes: string;
}): PageTexts {
  const words = [...new Set([...wordsOf(keywords), ...wordsOf(themes)])];
  return { keywords, themes, words };
}

function textOf({ name, description, change, tenYear, drivingForce }: IndexedTexts): string {
  return [name, description, change, tenYear, drivingForce].join('\n');
}
