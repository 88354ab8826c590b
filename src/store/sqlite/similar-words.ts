import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { editDistance } from '../../model/edit-distance.ts';
import { misspellingsIn } from '../../model/misspelling.ts';
import { wordsOf } from '../../model/text-words.ts';
import type { WordCount } from '../store.ts';

const WordRow = z.object({ word: z.string(), count: z.number() });

/** Within the caller's transaction; nothing for a text that is not one word. */
export type SimilarWords = (word: string, limit: number) => readonly WordCount[];

export function createSimilarWords(db: Database): SimilarWords {
  const ofLength = db.prepare<[string, number, number], { word: string; count: number }>(`
    SELECT word, items AS count FROM word WHERE items > 0 AND word <> ? AND length(word) BETWEEN ? AND ?`);
  return (text, limit) => {
    const [word, ...others] = wordsOf(text);
    const most = misspellingsIn(word ?? '');
    if (word === undefined || others.length > 0 || most === 0) {
      return [];
    }
    const near: { readonly entry: WordCount; readonly distance: number }[] = [];
    for (const row of ofLength.iterate(word, word.length - most, word.length + most)) {
      const distance = editDistance(word, row.word, most);
      if (distance <= most) {
        near.push({ entry: WordRow.parse(row), distance });
      }
    }
    return near
      .toSorted(
        (a, b) =>
          a.distance - b.distance ||
          b.entry.count - a.entry.count ||
          (a.entry.word < b.entry.word ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ entry }) => entry);
  };
}
