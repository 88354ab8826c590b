import type { Database } from 'better-sqlite3';
import type { Row } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import { wordsOf } from './fold.ts';
import { frenchIndexText } from './french-stems.ts';
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
  /** The words of both. */
  readonly words: ReadonlySet<string>;
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
  // FTS5 writes a segment whenever another statement comes between its own, and
  // merging thousands of small segments would cost more than all the rest.
  const entering = new Map<number, object>();
  const takeOut = db.prepare<[number]>('DELETE FROM item_fts WHERE rowid = ?');
  const putIn = db.prepare<[object]>(`
    INSERT INTO item_fts
      (rowid, name, keywords, themes, description, change, ten_year, driving_force,
        french_name, french_text)
    VALUES
      (@row, @name, @keywords, @themes, @description, @change, @tenYear, @drivingForce,
        @frenchName, @frenchText)`);
  const dropFrench = db.prepare<[number]>('DELETE FROM item_french WHERE row = ?');
  const putFrench = db.prepare<[object]>(
    'INSERT INTO item_french (row, name, text) VALUES (@row, @frenchName, @frenchText)',
  );
  return {
    takeOut: (texts, page) => {
      if (!entering.delete(texts.row)) {
        takeOut.run(texts.row);
      }
      dropFrench.run(texts.row);
      counts.remove(itemWords(texts, page.words));
    },
    putIn: (texts, page) => {
      const french = texts.language === 'fr' ? frenchTexts(texts) : NOT_FRENCH;
      if (french !== NOT_FRENCH) {
        putFrench.run({ row: texts.row, ...french });
      }
      entering.set(texts.row, {
        ...texts,
        ...french,
        keywords: page.keywords,
        themes: page.themes,
      });
      counts.add(itemWords(texts, page.words));
    },
    save: () => {
      for (const texts of entering.values()) {
        putIn.run(texts);
      }
      entering.clear();
      counts.save();
    },
  };
}

const NOT_FRENCH = { frenchName: null, frenchText: null };

function frenchTexts({ name, description, change, tenYear, drivingForce }: IndexedTexts) {
  return {
    frenchName: frenchIndexText([name]),
    frenchText: frenchIndexText([description, change, tenYear, drivingForce]),
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
  return { keywords, themes, words: new Set([...wordsOf(keywords), ...wordsOf(themes)]) };
}

function itemWords(
  { name, description, change, tenYear, drivingForce }: IndexedTexts,
  fromPage: PageTexts['words'],
): ReadonlySet<string> {
  const words = new Set(fromPage);
  const text = [name, description, change, tenYear, drivingForce].join('\n');
  for (const word of wordsOf(text)) {
    words.add(word);
  }
  return words;
}
