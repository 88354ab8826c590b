import type { Database } from 'better-sqlite3';
import { editDistance } from '../../../model/text/edit-distance.ts';
import { misspellingsIn } from '../../../model/text/misspelling.ts';
import { wordsOf } from '../../../model/text/text-words.ts';
import { isUmlautPair } from '../../../model/text/umlaut-spelling.ts';
import type { WordCount } from '../../item-store.ts';
import { rememberWhileUnwritten } from '../search-index/search-stamp.ts';

/** Within the caller's transaction; nothing for a text that is not one word. */
export type SimilarWords = (word: string, limit: number) => readonly WordCount[];

/**
 * Builds the search for nearly spelled words. They are kept in memory with a mask of their letters,
 * so that most are passed over without being compared: 1.5 ms instead of 35 for 60,000 words.
 */
export function createSimilarWords(db: Database): SimilarWords {
  const known = createWordsInMemory(db);
  return (text, limit) => {
    const [word, ...others] = wordsOf(text);
    const most = misspellingsIn(word ?? '');
    if (word === undefined || others.length > 0 || most === 0) {
      return [];
    }
    return nearest(known(), word, most).slice(0, limit);
  };
}

interface WordsInMemory {
  readonly words: readonly string[];
  /** Items that say the n-th. */
  readonly items: readonly number[];
  /** A bit for each letter that the n-th has. */
  readonly masks: Int32Array;
}

function createWordsInMemory(db: Database): () => WordsInMemory {
  const read = db
    .prepare<[], [string, number]>('SELECT word, items FROM word WHERE items > 0')
    .raw();
  return rememberWhileUnwritten(db, () => {
    const rows = read.all().filter(([word]) => !isUmlautPair(word));
    return {
      words: rows.map(([word]) => word),
      items: rows.map(([, items]) => items),
      masks: Int32Array.from(rows, ([word]) => lettersOf(word)),
    };
  });
}

function nearest(
  { words, items, masks }: WordsInMemory,
  word: string,
  most: number,
): readonly WordCount[] {
  const mask = lettersOf(word);
  const near: { readonly entry: WordCount; readonly distance: number }[] = [];
  for (let n = 0; n < words.length; n += 1) {
    const other = words[n] ?? '';
    // Each changed letter takes one out and puts one in, at most.
    if (
      Math.abs(other.length - word.length) <= most &&
      bits(mask ^ (masks[n] ?? 0)) <= 2 * most &&
      other !== word
    ) {
      const distance = editDistance(word, other, most);
      if (distance <= most) {
        near.push({ entry: { word: other, count: items[n] ?? 0 }, distance });
      }
    }
  }
  return near
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        b.entry.count - a.entry.count ||
        (a.entry.word < b.entry.word ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

/** Letters of other scripts share bits with those of the Latin one, which passes over fewer words. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) {
    mask |= 1 << (word.charCodeAt(at) & 31);
  }
  return mask;
}

function bits(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55_55_55_55);
  left = (left & 0x33_33_33_33) + ((left >>> 2) & 0x33_33_33_33);
  return (((left + (left >>> 4)) & 0x0f_0f_0f_0f) * 0x01_01_01_01) >>> 24;
}
