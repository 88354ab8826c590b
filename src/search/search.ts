import type { ArchiveItem } from '../model/archive-item.ts';
import type { Facet } from '../model/facet.ts';
import type { Hit } from '../model/hit.ts';
import type { ItemId, ItemKind } from '../model/item.ts';
import type { NearPage } from '../model/near-page.ts';
import type { PageId } from '../model/page-id.ts';
import type { UserId } from '../model/slack-ids.ts';
import type { TopicName } from '../model/topic.ts';
import type { WordCount } from '../store/item-store.ts';
import type { AskOutcome, AskRequest, TurnOutcome } from './outcome.ts';
import type { QueryOutcome } from './query/parse-query.ts';
import type { Trends } from './trends/trends.ts';

/** Cards on one page of results. */
export const PAGE_SIZE = 5;

/** What readers can do with the archive's items. */
export interface Search {
  /** Answers a query with its first page, keeping the list so that it can be paged after a restart. */
  ask(request: AskRequest): Promise<AskOutcome>;
  /** Reads a query without asking it. @param me - whom `by:me` means; it cannot be read without. */
  read(text: string, me?: UserId): Promise<QueryOutcome>;
  /** Turns to a page (from 1) of a list; a page past the end is the last one. */
  turn(listId: string, page: number): Promise<TurnOutcome>;
  /** The first so many of a list, in its order; undefined when the list is not known any more. */
  first(listId: string, most: number): Promise<readonly ArchiveItem[] | undefined>;
  /** An item with its page, also when it has left the archive. */
  item(id: ItemId): Promise<ArchiveItem | undefined>;
  /** What was asked for a list, as typed; undefined when the list is not known any more. */
  queryOf(listId: string): Promise<string | undefined>;
  /** An item as a list's query finds it, with the reasons; undefined when it does not any more. */
  hit(listId: string, id: ItemId): Promise<Hit | undefined>;
  /** What a list's query finds on the page of an item, best match first, ten at most. */
  moreFromPage(listId: string, id: ItemId): Promise<readonly Hit[]>;
  /** The values of a facet that hold what is typed, without regard to case and accents, most frequent first. */
  facetValues(facet: Facet, typed: string): Promise<readonly WordCount[]>;
  /** The topics that gather a page. */
  topicsOfPage(id: PageId): Promise<readonly TopicName[]>;
  /** Every item of the page whose article is at this address, in page order; empty where there is none. */
  itemsOfArticle(address: string): Promise<readonly ArchiveItem[]>;
  /** How a query, or each theme where none is typed, went by quarter. */
  readonly trends: Trends;
  /** Every item of a page, in page order. */
  pageItems(id: PageId): Promise<readonly ArchiveItem[]>;
  /** Pages to read on with, nearest first, five at most. */
  nearPages(id: PageId): Promise<readonly NearPage[]>;
  /**
   * Items that say any of the words, those that say the most first.
   *
   * @param request.words - letters and digits only; with none of them nothing is found.
   */
  nearest(request: {
    readonly words: readonly string[];
    readonly kinds: readonly ItemKind[];
    readonly limit: number;
  }): Promise<readonly ArchiveItem[]>;
}
