import type { Term } from '../../model/text/term.ts';
import { wordsOf } from '../../model/text/text-words.ts';

/** What the terms of a query weigh. */
export interface WeighedTerms {
  readonly terms: readonly Term[];
  /** Rare words tell more: by the items that say them as typed or inflected, whatever the language. */
  readonly weights: readonly number[];
  /** Of the required ones. */
  readonly sum: number;
  readonly words: string;
}

/**
 * What a word weighs that no item says: as much as the heaviest of the others, as it may be misspelt
 * and must not outweigh all that are known; or nothing, where it is given up.
 */
export type UnknownWords = 'as heavy as known ones' | 'given up';

/** @param items - in the archive. */
export function weighTerms(
  terms: readonly Term[],
  items: number,
  unknown: UnknownWords,
): WeighedTerms {
  const idf = terms.map((term) => {
    const having = Math.min(term.items, items);
    return Math.log(1 + (items - having + 0.5) / (having + 0.5));
  });
  const heaviest = Math.max(0, ...idf.filter((_, n) => (terms[n]?.items ?? 0) > 0));
  const weights = idf.map((weight, n) =>
    terms[n]?.items === 0 && heaviest > 0 ? (unknown === 'given up' ? 0 : heaviest) : weight,
  );
  const required = weights.filter((_, n) => terms[n]?.required === true);
  return {
    terms,
    weights,
    sum: Math.max(
      required.reduce((sum, weight) => sum + weight, 0),
      Number.EPSILON,
    ),
    words: terms.flatMap(({ text }) => wordsOf(text)).join(' '),
  };
}
