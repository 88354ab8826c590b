import type { DigestCandidate } from '../../store/digest-store.ts';
import { type Standing, standingOf } from './standing.ts';

export interface Ranked extends Standing {
  readonly candidate: DigestCandidate;
}

export interface Ranking {
  /** All that pass the minimum, best first. */
  readonly passing: readonly Ranked[];
  /** Found by the query, but under the minimum: the best of them first, at most three. */
  readonly bestBelow: readonly Ranked[];
  readonly belowThreshold: number;
}

/** What a short note of a digest without items names. */
const MOST_BELOW = 3;

/**
 * Orders what a query found. Rated items come before those that stand in with
 * their page's mean; rows that say the query's words themselves before rows
 * that match by their page's labels; then relevancy, score, the younger page.
 * Ids decide last, so that the same archive gives the same order.
 */
export function rankCandidates(
  candidates: readonly DigestCandidate[],
  minimum: number | null,
): Ranking {
  const passing: Ranked[] = [];
  const below: Ranked[] = [];
  for (const candidate of candidates) {
    const standing = standingOf(candidate, minimum);
    (standing.passes ? passing : below).push({ ...standing, candidate });
  }
  return {
    passing: passing.sort(byWorth),
    bestBelow: below.sort(byWorth).slice(0, MOST_BELOW),
    belowThreshold: below.length,
  };
}

/** Negative when the first is worth more. */
export function byWorth(a: Ranked, b: Ranked): number {
  const [one, other] = [a.candidate, b.candidate];
  return (
    a.tier - b.tier ||
    Number(one.words === 'label') - Number(other.words === 'label') ||
    b.relevancy - a.relevancy ||
    other.score - one.score ||
    compare(other.page.pageDate ?? '', one.page.pageDate ?? '') ||
    compare(one.page.id, other.page.id) ||
    compare(one.id, other.id)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
