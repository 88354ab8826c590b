import { numberAt } from '../../model/candidates.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { type Ranked, type Ranking, rankedAt } from './rank-candidates.ts';
import type { Shares } from './shares.ts';

/** Of a page's kind these come first; more of it only where other pages leave room. */
const FIRST_OF_A_PAGE = 4;
/**
 * How many of a page's kind, and of a kind, are weighed against each other for each place that they
 * could have: enough to choose from, folded ones left out, and little enough that reading and
 * comparing the texts of 400 takes 10 ms, for ten places in an archive that was generated anew.
 */
const PER_PLACE_OF_A_PAGE = 2;
const PER_PLACE = 8;

/** The most worthy of what passed, without letting one page or kind crowd the others out. */
export function contendersOf(
  ranking: Ranking,
  { limit, perPage }: { readonly limit: number } & Pick<Shares, 'perPage'>,
): readonly Ranked[] {
  const most = limit * PER_PLACE;
  return ranksByKind(ranking, Math.max(FIRST_OF_A_PAGE, perPage * PER_PLACE_OF_A_PAGE))
    .flatMap(({ first, further }) => {
      const some = first.slice(0, most);
      return [...some, ...further.slice(0, most - some.length)];
    })
    .sort((a, b) => a - b)
    .map((rank) => rankedAt(ranking, rank));
}

interface RanksOfKind {
  readonly first: number[];
  readonly further: number[];
}

function ranksByKind({ candidates, passing }: Ranking, mostOfPage: number) {
  const kinds = ITEM_KINDS.map((): RanksOfKind => ({ first: [], further: [] }));
  const perPage = new Float64Array(candidates.pages.length * ITEM_KINDS.length);
  for (let rank = 0; rank < passing.length; rank += 1) {
    const n = passing[rank] ?? 0;
    const kind = numberAt(candidates.kind, n);
    const pageAndKind = numberAt(candidates.page, n) * ITEM_KINDS.length + kind;
    const before = numberAt(perPage, pageAndKind);
    perPage[pageAndKind] = before + 1;
    if (before < FIRST_OF_A_PAGE) {
      kinds[kind]?.first.push(rank);
    } else if (before < mostOfPage) {
      kinds[kind]?.further.push(rank);
    }
  }
  return kinds;
}
