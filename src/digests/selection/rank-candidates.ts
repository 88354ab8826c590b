import {
  type Candidates,
  candidateAt,
  type DigestCandidate,
  numberAt,
} from '../../model/candidates.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { type Standing, standingOf } from './standing.ts';

/** What a query found, in the order of its worth. Places are those in the candidates' columns. */
export interface Ranking {
  readonly candidates: Candidates;
  readonly minimum: number | null;
  /** Places of all that pass the minimum, most worthy first. */
  readonly passing: Uint32Array;
  /** How many of them stand in with their page's mean. */
  readonly inherited: number;
  /** Kinds among them. */
  readonly kinds: ReadonlySet<ItemKind>;
  /** The best that the query found under the minimum; null for none. */
  readonly bestBelow: number | null;
  readonly belowThreshold: number;
}

/** One that passed, as an object; for those few that are weighed against each other. */
export interface Ranked extends Standing {
  readonly candidate: DigestCandidate;
  /** How many are worth more. */
  readonly rank: number;
}

/**
 * Orders what a query found. Rated items come before those that stand in with
 * their page's mean; rows that say the query's words themselves before rows
 * that match by their page's labels; then relevancy, score, the younger page,
 * the order on the page: the same archive gives the same order.
 */
export function rankCandidates(candidates: Candidates, minimum: number | null): Ranking {
  const { kind } = candidates;
  const passing = createOrder(candidates);
  const below = createOrder(candidates);
  const kinds = new Set<number>();
  let inherited = 0;
  for (const n of byAge(candidates)) {
    const { tier, relevancy, passes } = standingAt(candidates, n, minimum);
    const worth = relevancy - (tier * 2 + isByLabel(candidates, n)) * WORTHS_APART;
    (passes ? passing : below).add(n, worth);
    if (passes) {
      inherited += Number(tier === 1);
      kinds.add(numberAt(kind, n));
    }
  }
  const [bestBelow = null] = below.first();
  return {
    candidates,
    minimum,
    passing: passing.all(),
    inherited,
    kinds: new Set(ITEM_KINDS.filter((_, n) => kinds.has(n))),
    bestBelow,
    belowThreshold: below.count(),
  };
}

/** The one that so many others are worth more than. @throws RangeError where so many do not pass. */
export function rankedAt({ candidates, minimum, passing }: Ranking, rank: number): Ranked {
  const n = passing[rank];
  if (n === undefined) {
    throw new RangeError(`${passing.length} pass, so none has rank ${rank}.`);
  }
  return {
    ...standingAt(candidates, n, minimum),
    candidate: candidateAt(candidates, n),
    rank,
  };
}

/** More than relevancy can make up for. */
const WORTHS_APART = 10;

const isByLabel = ({ words }: Candidates, n: number) => Number(numberAt(words, n) === 1);

function standingAt(
  { page, pages, relevancy }: Candidates,
  n: number,
  minimum: number | null,
): Standing {
  const mean = pages[numberAt(page, n)]?.meanRelevancy ?? null;
  return standingOf(numberAt(relevancy, n) || null, mean, minimum);
}

/** Places in the order that decides last: of the youngest page first, and as the page has them. */
function byAge({ count, page, pages }: Candidates): readonly number[] {
  const ofPage = pages.map((): number[] => []);
  for (let n = 0; n < count; n += 1) {
    ofPage[numberAt(page, n)]?.push(n);
  }
  return pages
    .map((one, n) => ({ page: one, places: ofPage[n] ?? [] }))
    .sort(
      ({ page: one }, { page: other }) =>
        compare(other.pageDate ?? '', one.pageDate ?? '') || compare(one.id, other.id),
    )
    .flatMap(({ places }) => places);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * Orders places by worth, then by score, and leaves equals as they come. There are few different
 * worths, so places of one are gathered first: 5 ms for 46,000, where comparing them took 40.
 */
function createOrder({ score }: Candidates) {
  const byWorth = new Map<number, number[]>();
  const scored = (places: readonly number[]) =>
    places.some((n) => numberAt(score, n) > 0)
      ? places.toSorted((a, b) => numberAt(score, b) - numberAt(score, a))
      : places;
  const worths = () => [...byWorth.keys()].sort((a, b) => b - a);
  return {
    add: (n: number, worth: number): void => {
      const places = byWorth.get(worth);
      if (places === undefined) {
        byWorth.set(worth, [n]);
      } else {
        places.push(n);
      }
    },
    count: () => [...byWorth.values()].reduce((sum, { length }) => sum + length, 0),
    /** Those worth most. */
    first: () => scored(byWorth.get(worths()[0] ?? 0) ?? []),
    all: () => new Uint32Array(worths().flatMap((worth) => scored(byWorth.get(worth) ?? []))),
  };
}
