import type { ArchiveItem } from '../model/archive-item.ts';
import { type CountByKind, type Hit, type HitPage, NO_MATCH } from '../model/hit.ts';
import type { ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Query } from '../model/query.ts';
import type { ItemStore, RoughPage } from '../store/item-store.ts';
import { findPartial, NO_PARTIAL } from './find-partial.ts';
import { leftOutWords } from './query/left-out-words.ts';
import { createRanking, type Ranked } from './ranking/rank.ts';
import { toHit } from './ranking/to-hit.ts';

/** The store's first so many hits are ranked again; what lies beyond keeps its order. */
const RANKED = 100;
/** With fewer hits, items with some of the words follow. */
const FEW = 10;

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
    const points = Math.max(0, ...best.map(pointsOf));
    const shown = [
      ...(isRanked ? best.slice(offset, offset + limit) : best),
      ...ranking.score(beyond?.hits ?? []),
    ];
    const ofPage = new Map([...pageCounts(first), ...pageCounts(beyond)]);
    const isLast = offset + limit >= total;
    const partial =
      total < FEW && isLast ? await findPartial(store, request, first, FEW - total) : NO_PARTIAL;
    return {
      ...counts,
      hits: shown.map((one) => {
        const { page } = one.candidate.found;
        return toHit(ranking.weighed, one, points, othersOf(ofPage.get(page.id)));
      }),
      partial: partial.items.map((one) =>
        toHit(partial.weighed, one, Math.max(points, ...partial.items.map(pointsOf)), 0),
      ),
    };
  };
}

function pointsOf({ points }: Ranked): number {
  return points;
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
