import type { ItemKind } from '../model/item.ts';
import type { Match, Query } from '../model/query.ts';
import type { ItemStore, RoughPage } from '../store/item-store.ts';
import { anyWordMatch, partialMatch } from './query/partial-match.ts';
import { createRanking, type Ranked } from './ranking/rank.ts';
import { type WeighedTerms, weighTerms } from './ranking/weigh-terms.ts';
import { mendedMatch } from './suggest/mended-match.ts';

/** Candidates of each kind of partial match. */
const RANKED = 100;
/** Where no item says half of what was asked: as many as nothing found shows. */
const NEAREST = 3;
/** A question that says so many telling words is told of what is near in any of them, if little has half. */
const MANY_WORDS = 4;

/** Items with some of the words, best first, with the words that they were ranked by. */
export interface FoundPartial {
  readonly items: readonly Ranked[];
  readonly weighed: WeighedTerms;
}

export const NO_PARTIAL: FoundPartial = {
  items: [],
  weighed: weighTerms([], 0, 'given up'),
};

type PartialStore = Pick<ItemStore, 'search' | 'countByKind' | 'similarWords'>;

/**
 * Items with some of the words that are not among the hits. Words that nobody says are read in their
 * nearest spelling, or else given up. That a word stands in the item itself only counts: to ask for
 * it lost 0.02 nDCG@10 on judged topics, as a page is about what its title says.
 *
 * @param most - items that are wanted; where nothing else was found, three are tried for.
 */
export async function findPartial(
  store: PartialStore,
  { query, kinds }: { readonly query: Query; readonly kinds: readonly ItemKind[] },
  first: RoughPage,
  most: number,
): Promise<FoundPartial> {
  if (query.match === null) {
    return NO_PARTIAL;
  }
  const findSome = (match: Match) =>
    store.search({ query: { ...query, match, sort: 'best' }, kinds, limit: RANKED, offset: 0 });
  const meant = await mendedMatch(store, query.match, first.terms);
  const respelled = meant === query.match ? first : await findSome(meant);
  const ranking = createRanking(respelled.terms, respelled.items, 'given up');
  const match = partialMatch(meant, ranking.weighed);
  const some = match === null ? null : await findSome(match);
  const known = new Set(first.hits.map(({ item }) => item.id));
  const others = new Map(
    [...respelled.hits, ...(some?.hits ?? [])].map((found) => [found.item.id, found]),
  );
  const best = ranking.orderPartial([...others.values()].filter(({ item }) => !known.has(item.id)));
  const asked = ranking.weighed.terms.filter(({ required }) => required).length;
  const isPoor = best.length < (asked < MANY_WORDS ? 1 : NEAREST) || isHalfSaid(best, asked);
  if (first.total > 0 || !isPoor) {
    return { items: best.slice(0, most).map(halved), weighed: ranking.weighed };
  }
  // A question of many telling words, hardly two of which stand in one item: the nearest are better than none.
  const any = anyWordMatch(meant);
  const near = any === null ? [] : ranking.orderPartial((await findSome(any)).hits);
  return { items: spreadOverWords(best, near).map(halved), weighed: ranking.weighed };
}

/** Of many words, the best says no more than half. */
function isHalfSaid([first]: readonly Ranked[], asked: number): boolean {
  return asked >= MANY_WORDS && (first?.score.saidTerms.size ?? 0) * 2 <= asked;
}

/**
 * As many as are shown, the best first and copies last, the last of which says a word that the others
 * do not: which of the words was the subject nobody knows, and it may be that one.
 */
function spreadOverWords(best: readonly Ranked[], near: readonly Ranked[]): readonly Ranked[] {
  const known = new Set(best.map(idOf));
  const both = [...best, ...near.filter((one) => !known.has(idOf(one)))];
  const copies = new Set<string>(both.flatMap((one) => one.copies.map(({ item }) => item.id)));
  const all = both.toSorted(
    (a, b) => Number(copies.has(idOf(a))) - Number(copies.has(idOf(b))) || b.points - a.points,
  );
  const first = all.slice(0, NEAREST - 1);
  const said = new Set(first.flatMap(({ score }) => [...score.saidTerms]));
  const rest = all.slice(NEAREST - 1);
  const other = rest.find(({ score }) => [...score.saidTerms].some((term) => !said.has(term)));
  return [...first, ...[other ?? rest[0]].filter((one) => one !== undefined)];
}

function idOf({ candidate }: Ranked): string {
  return candidate.found.item.id;
}

/** What lacks words is worth half of what it were with them. */
function halved(ranked: Ranked): Ranked {
  const points = ranked.points / 2;
  const bonuses = [...ranked.score.bonuses, { bonus: 'not all words' as const, points: -points }];
  return { ...ranked, points, score: { ...ranked.score, bonuses } };
}
