import type { ArchiveItem } from '../model/archive-item.ts';
import { type CountByKind, type Hit, type HitPage, NO_MATCH } from '../model/hit.ts';
import type { ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Match, Query } from '../model/query.ts';
import type { ItemStore, RoughPage } from '../store/item-store.ts';
import { leftOutWords } from './query/left-out-words.ts';
import { anyWordMatch, partialMatch } from './query/partial-match.ts';
import { createRanking, type Ranked, type Ranking } from './ranking/rank.ts';
import { toHit } from './ranking/to-hit.ts';
import { knownWords } from './suggest/known-words.ts';

/** The store's first so many hits are ranked again; what lies beyond keeps its order. */
const RANKED = 100;
/** With fewer hits, items with some of the words follow. */
const FEW = 10;
/** Where no item says half of what was asked: as many as nothing found shows. */
const NEAREST = 3;
/** A question that says so many telling words is told of what is near in any of them, if little has half. */
const MANY_WORDS = 4;
/** The least share of the words' weight that such an item says. */
/** A little less than half, as weights are rounded. */
const HALF = 0.499;

export type FindStore = Pick<ItemStore, 'search' | 'countByKind' | 'similarWords'>;

export interface FindRequest {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  readonly limit: number;
  readonly offset: number;
  /** Asks for the items of one page alone. */
  readonly page?: PageId;
}

/** What a query finds, and what one click further would. */
export interface FoundItems extends HitPage {
  /** What the query finds in each table, whatever kinds it is asked for. */
  readonly byKind: CountByKind;
  /** Of the total, how many are rated, or inherit, 4 and more. */
  readonly strong: number;
}

/** A window on what a query finds, best first; `partial` follows the last hit, where there are few. */
export type FindItems = (request: FindRequest) => Promise<FoundItems>;

/**
 * Builds finding: the store finds and orders roughly, and the first hundred are ranked again here,
 * so that neighbours, names and pages count, which no index knows.
 */
export function createFindItems(store: FindStore): FindItems {
  return async (request) => {
    const { query, limit, offset } = request;
    const isRanked = query.match !== null && query.sort === 'best';
    const first = isRanked
      ? await store.search({ ...request, limit: RANKED, offset: 0 })
      : await store.search(request);
    const { total, rated, inherited, byKind, strong } = first;
    const counts = { total, rated, inherited, byKind, strong, leftOut: leftOutWords(query.match) };
    if (query.match === null) {
      const hits = first.hits.map((found, at) => plainHit(found, first.ofPages[at]));
      return { ...counts, hits, partial: [] };
    }
    const ranking = createRanking(first.terms, first.items);
    const beyond =
      isRanked && offset + limit > RANKED && total > RANKED
        ? await store.search({
            ...request,
            offset: Math.max(RANKED, offset),
            limit: limit - Math.max(0, RANKED - offset),
          })
        : undefined;
    const best = isRanked
      ? ranking.order(first.hits, query.relevancy?.kind === 'floor' ? 'rated' : 'best')
      : ranking.score(first.hits);
    const points = Math.max(0, ...best.map((one) => one.points));
    const shown = [
      ...(isRanked ? best.slice(offset, offset + limit) : best),
      ...ranking.score(beyond?.hits ?? []),
    ];
    const ofPage = new Map([...pageCounts(first), ...pageCounts(beyond)]);
    const isLast = offset + limit >= total;
    const partial = total < FEW && isLast ? await findPartial(store, request, first, ranking) : [];
    return {
      ...counts,
      hits: shown.map((one) => {
        const { page } = one.candidate.found;
        return toHit(ranking.weighed, one, points, othersOf(ofPage.get(page.id)));
      }),
      partial: partial.map((one) =>
        toHit(ranking.weighed, one, Math.max(points, ...partial.map((each) => each.points)), 0),
      ),
    };
  };
}

function plainHit(found: ArchiveItem, ofPage: number | undefined): Hit {
  return { ...NO_MATCH, found, score: 0, moreFromPage: othersOf(ofPage) };
}

function othersOf(ofPage = 1): number {
  return Math.max(0, ofPage - 1);
}

/** How many items of each page the query finds. */
function pageCounts(found: RoughPage | undefined): readonly (readonly [PageId, number])[] {
  return found === undefined
    ? []
    : found.hits.map(({ page }, at) => [page.id, found.ofPages[at] ?? 1] as const);
}

/** What lacks words is worth half of what it were with them. */
function halved(ranked: Ranked): Ranked {
  const points = ranked.points / 2;
  const bonuses = [...ranked.score.bonuses, { bonus: 'not all words' as const, points: -points }];
  return { ...ranked, points, score: { ...ranked.score, bonuses } };
}

/** Items with some of the words, one in the item itself if there are such, that are not among the hits. */
async function findPartial(
  store: FindStore,
  { query, kinds }: FindRequest,
  first: RoughPage,
  asked: Ranking,
): Promise<readonly Ranked[]> {
  if (query.match === null) {
    return [];
  }
  const findSome = (match: Match) =>
    store.search({ query: { ...query, match, sort: 'best' }, kinds, limit: RANKED, offset: 0 });
  const meant = await knownWords(store, query.match, first.terms);
  const respelled = meant === query.match ? null : await findSome(meant);
  const ranking = respelled === null ? asked : createRanking(respelled.terms, respelled.items);
  const match = partialMatch(meant, ranking.weighed);
  const some = match === null ? null : await findSome(match);
  const known = new Set(first.hits.map(({ item }) => item.id));
  const others = new Map(
    [...(respelled?.hits ?? []), ...(some?.hits ?? [])].map((found) => [found.item.id, found]),
  );
  const enough = ranking
    .order(
      [...others.values()].filter(({ item }) => !known.has(item.id)),
      'best',
    )
    .filter(({ score }) => score.said >= HALF);
  const best = sayingFirst(enough).slice(0, FEW - first.total);
  const asksMuch = ranking.weighed.terms.filter(({ required }) => required).length >= MANY_WORDS;
  if (first.total > 0 || best.length >= (asksMuch ? NEAREST : 1)) {
    return best.map(halved);
  }
  // A question of many telling words, hardly two of which stand in one item: the nearest are better than none.
  const any = anyWordMatch(meant);
  const near = any === null ? [] : ranking.order((await findSome(any)).hits, 'best');
  return filledUp(best, near, NEAREST).map(halved);
}

function filledUp(best: readonly Ranked[], more: readonly Ranked[], least: number) {
  const known = new Set(best.map(({ candidate }) => candidate.found.item.id));
  const others = more.filter(({ candidate }) => !known.has(candidate.found.item.id));
  return [...best, ...others.slice(0, Math.max(0, least - best.length))];
}

/** Of a page whose title was mistyped no item may say a word, and the page was meant all the same. */
function sayingFirst(ranked: readonly Ranked[]): readonly Ranked[] {
  const saying = ranked.filter(({ score }) => score.saidItself > 0);
  return saying.length > 0 ? saying : ranked;
}
