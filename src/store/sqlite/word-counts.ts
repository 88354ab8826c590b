import type { Database } from 'better-sqlite3';
import { createWordNumbers } from './word-numbers.ts';

/** Counts, for every word, the items that hold it; gathered in memory, written by `save`. */
export interface WordCounts {
  /** @param fromPage - each once; the same array for all items of a page. */
  add(text: string, fromPage: readonly string[]): void;
  remove(text: string, fromPage: readonly string[]): void;
  /** Writes what has gathered; to be called before the transaction ends. */
  save(): void;
}

/** One for each transaction. */
export function createWordCounts(db: Database): WordCounts {
  const numbers = createWordNumbers();
  /** By the words' numbers. */
  const changes: number[] = [];
  /** The last item that a word was counted for, so that no item needs a set of its words. */
  const countedFor: number[] = [];
  let [page, ofPage]: [readonly string[], readonly number[]] = [[], []];
  let item = 0;
  let by: 1 | -1 = 1;
  const visit = (word: number) => {
    if (countedFor[word] !== item) {
      countedFor[word] = item;
      changes[word] = (changes[word] ?? 0) + by;
    }
  };
  const count = (text: string, fromPage: readonly string[], change: 1 | -1) => {
    if (page !== fromPage) {
      page = fromPage;
      ofPage = numbers.of(fromPage.join(' '));
    }
    item += 1;
    by = change;
    for (const word of ofPage) {
      visit(word);
    }
    numbers.each(text, visit);
  };
  return {
    add: (text, fromPage) => count(text, fromPage, 1),
    remove: (text, fromPage) => count(text, fromPage, -1),
    save: () => {
      writeChanges(db, numbers.words, changes);
      changes.fill(0);
    },
  };
}

function writeChanges(db: Database, words: readonly string[], changes: readonly number[]): void {
  const upsert = db.prepare<[string, number]>(`
    INSERT INTO word (word, items) VALUES (?, ?)
    ON CONFLICT (word) DO UPDATE SET items = items + excluded.items`);
  const clean = db.prepare<[string]>('DELETE FROM word WHERE word = ? AND items <= 0');
  for (const [number, word] of words.entries()) {
    const change = changes[number] ?? 0;
    if (change !== 0) {
      upsert.run(word, change);
    }
    if (change < 0) {
      clean.run(word);
    }
  }
}
