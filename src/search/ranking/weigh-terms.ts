import type { Term } from '../../model/term.ts';
import { wordsOf } from '../../model/text-words.ts';

/** What the terms of a query weigh. */
export interface WeighedTerms {
  readonly terms: readonly Term[];
  /** Rare words tell more: by the items that say them as typed or inflected, whatever the language. */
  readonly weights: readonly number[];
  /** Of the required ones. */
  readonly sum: number;
  readonly words: string;
}

/** @param items - in the archive. */
export function weighTerms(terms: readonly Term[], items: number): WeighedTerms {
  const idf = terms.map((term) => {
    const having = Math.min(term.items, items);
    return Math.log(1 + (items - having + 0.5) / (having + 0.5));
  });
  // A word that nobody says, as it may be misspelt, must not outweigh all that are known.
  const heaviest = Math.max(0, ...idf.filter((_, n) => (terms[n]?.items ?? 0) > 0));
  const weights = idf.map((weight, n) =>
    terms[n]?.items === 0 && heaviest > 0 ? heaviest : weight,
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
