import type { ArchiveItem } from '../../model/archive-item.ts';
import type { Term } from '../../model/text/term.ts';
import { copiesAmong } from './fold-copies.ts';
import { liftByPages } from './lift-pages.ts';
import { createReadCandidate, type ReadCandidate } from './read-candidate.ts';
import { type Score, scoreCandidate } from './score-candidate.ts';
import { createTermMatcher } from './term-matcher.ts';
import { type UnknownWords, type WeighedTerms, weighTerms } from './weigh-terms.ts';

/** A page's n-th item counts so much of what the one before it did, but not less than the last. */
const SPREAD = 0.9;
const LEAST_SPREAD = 0.7;

/** A candidate with its place in the order. */
export interface Ranked {
  readonly candidate: ReadCandidate;
  readonly score: Score;
  /** Of the score, what is left after others of its page have come; by it hits are compared. */
  readonly points: number;
  /** The same, whatever else was taken off. */
  readonly spreadPoints: number;
  /** Items that say the same and come last for it. */
  readonly copies: readonly ArchiveItem[];
}

/** Scores items for a query. One for each query. */
export interface Ranking {
  readonly weighed: WeighedTerms;
  score(items: readonly ArchiveItem[]): readonly Ranked[];
  /**
   * Best first: spread over pages, and copies of a better one last.
   *
   * @param first - `rated`: they come before those that inherit their page's relevancy.
   */
  order(items: readonly ArchiveItem[], first: 'rated' | 'best'): readonly Ranked[];
  /** As `order`, of items with some of the words: what their pages say lifts them. */
  orderPartial(items: readonly ArchiveItem[]): readonly Ranked[];
}

/** @param items - in the archive. */
export function createRanking(
  terms: readonly Term[],
  items: number,
  unknown: UnknownWords = 'as heavy as known ones',
): Ranking {
  const weighed = weighTerms(terms, items, unknown);
  const read = createReadCandidate(createTermMatcher(terms));
  const scores = (found: readonly ArchiveItem[]) =>
    found.map((item) => {
      const candidate = read(item);
      return { candidate, score: scoreCandidate(weighed, candidate) };
    });
  return {
    weighed,
    score: (found) => scores(found).map(({ candidate, score }) => toRanked(candidate, score)),
    order: (found, first) => {
      const scored = scores(found).map(({ candidate, score }) => toRanked(candidate, score));
      const groups =
        first === 'rated'
          ? [scored.filter(isRated), scored.filter((one) => !isRated(one))]
          : [scored];
      return groups.flatMap((group) => folded(spread(group)));
    },
    orderPartial: (found) => {
      const scored = scores(found);
      const lifted = liftByPages(scored, weighed);
      return folded(
        spread(scored.map(({ candidate, score }, at) => toRanked(candidate, lifted[at] ?? score))),
      );
    },
  };
}

function toRanked(candidate: ReadCandidate, score: Score): Ranked {
  return { candidate, score, points: score.total, spreadPoints: score.total, copies: [] };
}

function isRated({ candidate }: Ranked): boolean {
  return candidate.found.item.relevancy !== null;
}

/** Greedily: whoever is best once those of its page that came before are counted. */
function spread(scored: readonly Ranked[]): readonly Ranked[] {
  const left = scored.toSorted(byPoints);
  const seen = new Map<string, number>();
  const ordered: Ranked[] = [];
  while (left.length > 0) {
    let [best, bestPoints] = [0, Number.NEGATIVE_INFINITY];
    for (const [at, one] of left.entries()) {
      // Sorted, and spreading only takes away: nobody behind can be better.
      if (one.points <= bestPoints) {
        break;
      }
      const points = one.points * spreadOf(seen.get(one.candidate.found.page.id) ?? 0);
      if (points > bestPoints) {
        [best, bestPoints] = [at, points];
      }
    }
    for (const one of left.splice(best, 1)) {
      const page = one.candidate.found.page.id;
      seen.set(page, (seen.get(page) ?? 0) + 1);
      ordered.push({ ...one, points: bestPoints, spreadPoints: bestPoints });
    }
  }
  return ordered;
}

function spreadOf(before: number): number {
  return Math.max(LEAST_SPREAD, SPREAD ** before);
}

function byPoints(a: Ranked, b: Ranked): number {
  return (
    b.points - a.points ||
    compare(b.candidate.found.page.pageDate ?? '', a.candidate.found.page.pageDate ?? '') ||
    compare(a.candidate.found.item.id, b.candidate.found.item.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function folded(ordered: readonly Ranked[]): readonly Ranked[] {
  const originals = copiesAmong(ordered.map(({ candidate }) => candidate));
  const isCopy = (at: number) => (originals[at] ?? -1) >= 0;
  const copies = new Map<number, ArchiveItem[]>();
  for (const [at, { candidate }] of ordered.entries()) {
    if (isCopy(at)) {
      const original = originals[at] ?? -1;
      copies.set(original, [...(copies.get(original) ?? []), candidate.found]);
    }
  }
  return [
    ...ordered.flatMap((one, at) => (isCopy(at) ? [] : [{ ...one, copies: copies.get(at) ?? [] }])),
    ...ordered.filter((_, at) => isCopy(at)),
  ];
}
