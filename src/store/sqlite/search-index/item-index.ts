import type { Database } from 'better-sqlite3';
import type { Row } from '../../../model/item.ts';
import type { Language } from '../../../model/text/language.ts';
import { createWordCounts } from '../words/word-counts.ts';
import { type IndexText, indexText, joinedText, wordsIn } from './index-text.ts';

/** The texts of one indexed item. */
export interface IndexedTexts
  extends Pick<Row, 'name' | 'description' | 'change' | 'tenYear' | 'drivingForce'> {
  /** The `row` of the item table. */
  readonly row: number;
  readonly language: Language;
}

/** What a page lends to each of its items, to be found by. */
export interface PageTexts {
  readonly title: IndexText;
  readonly labels: IndexText;
  /** The words of both, each once. */
  readonly words: readonly string[];
}

/** Keeps the full-text indexes and the word counts in step with items and pages. */
export interface ItemIndex {
  /** @param page - as it was when the item was put in. */
  takeOut(texts: IndexedTexts, page: PageTexts): void;
  putIn(texts: IndexedTexts, page: PageTexts): void;
  /** @param before - the summary that is in the index; null where the page is not. */
  putPage(pageRow: number, before: string | null, summary: string | null): void;
  /** To be called before the transaction ends. */
  save(): void;
}

/** The columns of `item_fts`, in order, after the row. */
type Entry = readonly [
  row: number,
  name: string,
  text: string,
  more: string,
  labels: string,
  title: string,
  joined: string,
];

/** The columns of `page_fts`, in order, after the row. */
type PageEntry = readonly [row: number, summary: string, joined: string];

/** One for each transaction. */
export function createItemIndex(db: Database): ItemIndex {
  const counts = createWordCounts(db);
  const sql = prepareStatements(db);
  // FTS5 writes a segment whenever another statement comes between its own, and
  // merging thousands of small segments would cost more than all the rest.
  const entering = new Map<number, Entry>();
  const pages = new Map<number, PageEntry>();
  return {
    takeOut: (texts, page) => {
      if (!entering.delete(texts.row)) {
        sql.takeOut.run(texts.row);
      }
      counts.remove(countedItem(texts, itemTexts(texts), page));
    },
    putIn: (texts, page) => {
      const own = itemTexts(texts);
      const joined = joinedText([...own, page.labels, page.title]);
      const [name, text, more] = own;
      entering.set(texts.row, [
        texts.row,
        name.words,
        text.words,
        more.words,
        page.labels.words,
        page.title.words,
        joined,
      ]);
      counts.add(countedItem(texts, own, page));
    },
    putPage: (pageRow, before, summary) => {
      if (before !== null) {
        if (!pages.delete(pageRow)) {
          sql.takePageOut.run(pageRow);
        }
        counts.countPage(wordsIn(indexText([before])), -1);
      }
      if (summary !== null) {
        const text = indexText([summary]);
        pages.set(pageRow, [pageRow, text.words, joinedText([text])]);
        counts.countPage(wordsIn(text), 1);
      }
    },
    save: () => {
      sql.putIn.run(JSON.stringify([...entering.values()]));
      sql.putPages.run(JSON.stringify([...pages.values()]));
      entering.clear();
      pages.clear();
      counts.save();
    },
  };
}

function prepareStatements(db: Database) {
  return {
    takeOut: db.prepare<[number]>('DELETE FROM item_fts WHERE rowid = ?'),
    takePageOut: db.prepare<[number]>('DELETE FROM page_fts WHERE rowid = ?'),
    putIn: db.prepare<[string]>(`
      INSERT INTO item_fts (rowid, name, text, more, labels, title, joined)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
      FROM json_each(?)`),
    putPages: db.prepare<[string]>(`
      INSERT INTO page_fts (rowid, summary, joined)
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`),
  };
}

/** The texts of a page from its columns; keywords and themes are JSON arrays. */
export function pageTexts({
  keywords,
  themes,
  title,
}: {
  readonly keywords: string;
  readonly themes: string;
  readonly title: string;
}): PageTexts {
  const labels = indexText([...readLabels(keywords), ...readLabels(themes)]);
  const titleText = indexText([title]);
  const words = [...new Set([...wordsIn(labels), ...wordsIn(titleText)])];
  return { title: titleText, labels, words };
}

function readLabels(json: string): readonly string[] {
  const labels: unknown = JSON.parse(json);
  return Array.isArray(labels) ? labels.map(String) : [];
}

function itemTexts({ name, description, change, tenYear, drivingForce }: IndexedTexts) {
  return [
    indexText([name]),
    indexText([description]),
    indexText([change, tenYear, drivingForce]),
  ] as const;
}

function countedItem({ language }: IndexedTexts, own: readonly IndexText[], page: PageTexts) {
  const words = own.flatMap(wordsIn);
  return { words, fromPage: page.words, isFrench: language === 'fr' };
}
