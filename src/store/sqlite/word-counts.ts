import type { Database } from 'better-sqlite3';

/** Counts, for every word, the items that hold it; gathered in memory, written by `save`. */
export interface WordCounts {
  add(words: ReadonlySet<string>): void;
  remove(words: ReadonlySet<string>): void;
  /** Writes what has gathered; to be called before the transaction ends. */
  save(): void;
}

/** One for each transaction. */
export function createWordCounts(db: Database): WordCounts {
  const changes = new Map<string, number>();
  const count = (words: ReadonlySet<string>, by: number) => {
    for (const word of words) {
      changes.set(word, (changes.get(word) ?? 0) + by);
    }
  };
  return {
    add: (words) => count(words, 1),
    remove: (words) => count(words, -1),
    save: () => {
      const upsert = db.prepare<[string, number]>(`
        INSERT INTO word (word, items) VALUES (?, ?)
        ON CONFLICT (word) DO UPDATE SET items = items + excluded.items`);
      const clean = db.prepare<[string]>('DELETE FROM word WHERE word = ? AND items <= 0');
      for (const [word, change] of changes) {
        if (change !== 0) {
          upsert.run(word, change);
        }
        if (change < 0) {
          clean.run(word);
        }
      }
      changes.clear();
    },
  };
}
