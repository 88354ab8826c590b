import Sqlite, { type Database } from 'better-sqlite3';
import type { ArchiveItem } from '../../../src/model/archive-item.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { wordsOf } from '../../../src/model/text/text-words.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import type { ItemStore } from '../../../src/store/item-store.ts';

/** Answers a query with items, best first. */
export type System = (query: string) => Promise<readonly ArchiveItem[]>;

/** Signalpost, with the items that have some of the words behind the others. */
export function ours(store: Pick<ItemStore, 'search' | 'countByKind' | 'similarWords'>): System {
  const findItems = createFindItems(store);
  return async (text) => {
    const outcome = parseQuery(text, '2026-11-24');
    if (outcome.kind === 'unreadable') {
      return [];
    }
    const { hits, partial } = await findItems({
      query: outcome.query,
      kinds: ITEM_KINDS,
      limit: 10,
      offset: 0,
    });
    return [...hits, ...partial].map(({ found }) => found);
  };
}

/** FTS5 as it comes: the same items, a stemming tokenizer, all words, ordered by bm25. */
export function bareBm25(items: readonly ArchiveItem[]): System {
  const db = bareIndex(items);
  const find = db
    .prepare<[string], number>('SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 10')
    .pluck();
  return async (text) => {
    const words = wordsOf(text).map((word) => `"${word}"`);
    const rows = words.length === 0 ? [] : find.all(words.join(' AND '));
    return rows.flatMap((row) => items[row] ?? []);
  };
}

/** The n-th item has the row n. */
export function bareIndex(items: readonly ArchiveItem[], file = ':memory:'): Database {
  const db = new Sqlite(file);
  db.exec(`CREATE VIRTUAL TABLE bare USING fts5(
    name, keywords, themes, description, change, ten_year, driving_force, content = '',
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const add = db.prepare(
    'INSERT INTO bare (rowid, name, keywords, themes, description, change, ten_year, driving_force) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const [row, { item, page }] of items.entries()) {
      const labels = [page.keywords.join(' . '), page.themes.join(' . ')];
      add.run(
        row,
        item.name,
        ...labels,
        item.description,
        item.change,
        item.tenYear,
        item.drivingForce,
      );
    }
  })();
  return db;
}
