import type { Database } from 'better-sqlite3';
import { englishStem, frenchStem } from './word-stems.ts';

/** How an item's words are to be counted. */
export interface CountedItem {
  /** Of the item itself; the same word may come twice. */
  readonly words: Iterable<string>;
  /** Each once. */
  readonly fromPage: readonly string[];
  readonly isFrench: boolean;
}

/** Counts, for every word, the items that hold it; gathered in memory, written by `save`. */
export interface WordCounts {
  add(item: CountedItem): void;
  remove(item: CountedItem): void;
  /** Counts the pages whose summaries hold a word. @param by - 1 when a page comes, -1 when it goes. */
  countPage(words: Iterable<string>, by: 1 | -1): void;
  /** Writes what has gathered; to be called before the transaction ends. */
  save(): void;
}

interface Change {
  items: number;
  french: number;
  pages: number;
  /** The last item that the word was counted for, so that no item needs a set of its words. */
  countedFor: number;
}

/** One for each transaction. */
export function createWordCounts(db: Database): WordCounts {
  const changes = new Map<string, Change>();
  let item = 0;
  const changeOf = (word: string): Change => {
    const known = changes.get(word);
    if (known !== undefined) {
      return known;
    }
    const change = { items: 0, french: 0, pages: 0, countedFor: 0 };
    changes.set(word, change);
    return change;
  };
  const count = ({ words, fromPage, isFrench }: CountedItem, by: 1 | -1) => {
    item += 1;
    const visit = (word: string) => {
      const change = changeOf(word);
      if (change.countedFor !== item) {
        change.countedFor = item;
        change.items += by;
        change.french += isFrench ? by : 0;
      }
    };
    for (const word of words) {
      visit(word);
    }
    for (const word of fromPage) {
      visit(word);
    }
  };
  return {
    add: (counted) => count(counted, 1),
    remove: (counted) => count(counted, -1),
    countPage: (words, by) => {
      for (const word of words) {
        changeOf(word).pages += by;
      }
    },
    save: () => {
      writeChanges(db, changes);
      changes.clear();
    },
  };
}

function writeChanges(db: Database, changes: ReadonlyMap<string, Change>): void {
  const update = db.prepare<[number, number, number, string]>(
    'UPDATE word SET items = items + ?, french = french + ?, pages = pages + ? WHERE word = ?',
  );
  const insert = db.prepare<[string, number, number, number, string, string]>(
    'INSERT INTO word (word, items, french, pages, stem, french_stem) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const clean = db.prepare<[string]>(
    'DELETE FROM word WHERE word = ? AND items <= 0 AND pages <= 0',
  );
  for (const [word, { items, french, pages }] of changes) {
    if (items === 0 && pages === 0 && french === 0) {
      continue;
    }
    if (update.run(items, french, pages, word).changes === 0) {
      insert.run(word, items, french, pages, englishStem(word), frenchStem(word));
    }
    if (items < 0 || pages < 0) {
      clean.run(word);
    }
  }
}
