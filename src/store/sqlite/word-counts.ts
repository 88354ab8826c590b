import type { Database } from 'better-sqlite3';
import { wordsOf } from './fold.ts';

/** Counts, for every word, the items that hold it; gathered in memory, written by `save`. */
export interface WordCounts {
  /** @param fromPage - each once; the same array for all items of a page. */
  add(text: string, fromPage: readonly string[]): void;
  remove(text: string, fromPage: readonly string[]): void;
  /** Writes what has gathered; to be called before the transaction ends. */
  save(): void;
}

interface Tally {
  change: number;
  /** The last item that it was counted for, so that no item needs a set of its words. */
  item: number;
}

/** One for each transaction. */
export function createWordCounts(db: Database): WordCounts {
  const tallies = new Map<string, Tally>();
  const tallyOf = (word: string): Tally => {
    const known = tallies.get(word);
    if (known !== undefined) {
      return known;
    }
    const tally = { change: 0, item: 0 };
    tallies.set(word, tally);
    return tally;
  };
  let [page, ofPage]: [readonly string[], readonly Tally[]] = [[], []];
  let item = 0;
  const count = (text: string, fromPage: readonly string[], by: 1 | -1) => {
    if (page !== fromPage) {
      [page, ofPage] = [fromPage, fromPage.map(tallyOf)];
    }
    item += 1;
    for (const tally of ofPage) {
      tally.change += by;
      tally.item = item;
    }
    for (const word of wordsOf(text)) {
      const tally = tallyOf(word);
      if (tally.item !== item) {
        tally.change += by;
        tally.item = item;
      }
    }
  };
  return {
    add: (text, fromPage) => count(text, fromPage, 1),
    remove: (text, fromPage) => count(text, fromPage, -1),
    save: () => {
      writeChanges(db, tallies);
      tallies.clear();
      page = [];
      ofPage = [];
    },
  };
}

function writeChanges(db: Database, tallies: ReadonlyMap<string, Tally>): void {
  const upsert = db.prepare<[string, number]>(`
    INSERT INTO word (word, items) VALUES (?, ?)
    ON CONFLICT (word) DO UPDATE SET items = items + excluded.items`);
  const clean = db.prepare<[string]>('DELETE FROM word WHERE word = ? AND items <= 0');
  for (const [word, { change }] of tallies) {
    if (change !== 0) {
      upsert.run(word, change);
    }
    if (change < 0) {
      clean.run(word);
    }
  }
}
