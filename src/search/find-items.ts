import type { ArchiveItem } from '../model/archive-item.ts';
import { type Hit, type HitPage, NO_MATCH } from '../model/hit.ts';
import type { ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Query } from '../model/query.ts';
import type { ItemStore, RoughPage } from '../store/item-store.ts';
import { leftOutWords } from './query/left-out-words.ts';
import { partialMatch } from './query/partial-match.ts';
import { createRanking, type Ranked, type Ranking } from './ranking/rank.ts';
import { toHit } from './ranking/to-hit.ts';

/** The store's first so many hits are ranked again; what lies beyond keeps its order. */
const RANKED = 100;
/** With fewer hits, items with some of the words follow. */
const FEW = 10;
/** The least share of the words' weight that such an item says. */
/** A little less than half, as weights are rounded. */
const HALF = 0.499;

export type FindStore = Pick<ItemStore, 'search' | 'countByPage'>;

export interface FindRequest {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  readonly limit: number;
  readonly offset: number;
  /** Asks for the items of one page alone. */
  readonly page?: PageId;
}

/** A window on what a query finds, best first; `partial` follows the last hit, where there are few. */
export type FindItems = (request: FindRequest) => Promise<HitPage>;

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
    const { total, rated, inherited } = first;
    const counts = { total, rated, inherited, leftOut: leftOutWords(query.match) };
    if (query.match === null) {
      const more = await moreFromPages(store, request, first, first.hits);
      return { ...counts, hits: first.hits.map((found) => plainHit(found, more)), partial: [] };
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
      ? ranking.order(first.hits, query.relevancy?.kind === 'floor')
      : ranking.score(first.hits);
    const points = Math.max(0, ...best.map((one) => one.points));
    const shown = [
      ...(isRanked ? best.slice(offset, offset + limit) : best),
      ...ranking.score(beyond?.hits ?? []),
    ];
    const more = await moreFromPages(
      store,
      request,
      first,
      shown.map(({ candidate }) => candidate.found),
    );
    const isLast = offset + limit >= total;
    const partial = total < FEW && isLast ? await findPartial(store, request, first, ranking) : [];
    return {
      ...counts,
      hits: shown.map((one) => toHit(ranking.weighed, one, points, moreOf(more, one))),
      partial: partial.map((one) =>
        toHit(ranking.weighed, one, Math.max(points, ...partial.map((each) => each.points)), 0),
      ),
    };
  };
}

function plainHit(found: ArchiveItem, more: ReadonlyMap<PageId, number>): Hit {
  return { ...NO_MATCH, found, score: 0, moreFromPage: othersOf(more, found.page.id) };
}

function moreOf(more: ReadonlyMap<PageId, number>, { candidate }: Ranked): number {
  return othersOf(more, candidate.found.page.id);
}

function othersOf(more: ReadonlyMap<PageId, number>, page: PageId): number {
  return Math.max(0, (more.get(page) ?? 1) - 1);
}

/** What lacks words is worth half of what it were with them. */
function halved(ranked: Ranked): Ranked {
  const points = ranked.points / 2;
  const bonuses = [...ranked.score.bonuses, { bonus: 'not all words' as const, points: -points }];
  return { ...ranked, points, score: { ...ranked.score, bonuses } };
}

/** How many items of each shown page the query finds; counted here when all are at hand. */
async function moreFromPages(
  store: FindStore,
  { query, kinds }: FindRequest,
  first: RoughPage,
  shown: readonly ArchiveItem[],
): Promise<ReadonlyMap<PageId, number>> {
  const pages = [...new Set(shown.map(({ page }) => page.id))];
  if (first.total > first.hits.length) {
    return store.countByPage({ query, kinds, pages, inSummaries: first.inSummaries });
  }
  const counts = new Map<PageId, number>();
  for (const { page } of first.hits) {
    counts.set(page.id, (counts.get(page.id) ?? 0) + 1);
  }
  return counts;
}

/** Items with some of the words, one in the item itself if there are such, that are not among the hits. */
async function findPartial(
  store: FindStore,
  { query, kinds }: FindRequest,
  first: RoughPage,
  ranking: Ranking,
): Promise<readonly Ranked[]> {
  const match = query.match === null ? null : partialMatch(query.match, ranking.weighed);
  if (match === null) {
    return [];
  }
  const found = await store.search({
    query: { ...query, match, sort: 'best' },
    kinds,
    limit: RANKED,
    offset: 0,
  });
  const known = new Set(first.hits.map(({ item }) => item.id));
  const others = found.hits.filter(({ item }) => !known.has(item.id));
  const enough = ranking.order(others, false).filter(({ score }) => score.said >= HALF);
  const saying = enough.filter(({ score }) => score.saidItself > 0);
  // Of a page whose title was mistyped no item may say a word, and the page was meant all the same.
  return (saying.length > 0 ? saying : enough).slice(0, FEW - first.total).map(halved);
}
