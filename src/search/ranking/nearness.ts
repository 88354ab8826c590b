import type { Occurrence, ReadText } from './term-matcher.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** Words between two neighbours of the query that may stand between them in a text. */
const MOST_BETWEEN = 2;
/** What such neighbours count of those that stand side by side. */
const NOT_TOUCHING = 0.4;

/**
 * How many of the query's neighbours stand side by side in a text, in order: 0 none, 1 all of them.
 * Rare words count more.
 */
export function nearness({ terms, weights }: WeighedTerms, { occurrences }: ReadText): number {
  if (terms.length < 2 || occurrences.length < 2) {
    return 0;
  }
  let [near, all] = [0, 0];
  for (let first = 0; first + 1 < terms.length; first += 1) {
    const weight = (weights[first] ?? 0) + (weights[first + 1] ?? 0);
    all += weight;
    near += weight * pairNearness(occurrences, first);
  }
  return all === 0 ? 0 : near / all;
}

function pairNearness(occurrences: readonly Occurrence[], first: number): number {
  let best = 0;
  for (const one of occurrences) {
    if (one.term === first) {
      for (const next of occurrences) {
        if (next.term === first + 1) {
          best = Math.max(best, touch(one, next) * Math.min(one.strength, next.strength));
        }
      }
    }
  }
  return best;
}

function touch(one: Occurrence, next: Occurrence): number {
  // Two words of the query may be one word of the text: `data base`, `database`.
  if (one.start === next.start && one.end === next.end) {
    return 1;
  }
  const between = next.place - (one.place + one.length);
  if (between === 0) {
    return 1;
  }
  return between > 0 && between <= MOST_BETWEEN ? NOT_TOUCHING : 0;
}
