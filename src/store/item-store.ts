import type { ArchiveItem } from '../model/archive-item.ts';
import type { Facet } from '../model/facet.ts';
import type { CountByKind } from '../model/hit.ts';
import type { Item, ItemId, ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Query } from '../model/query.ts';
import type { RelatedPage } from '../model/related-page.ts';
import type { Term } from '../model/text/term.ts';

export interface SearchRequest {
  readonly query: Query;
  /** Unless the query says itself which tables it asks. */
  readonly kinds: readonly ItemKind[];
  readonly limit: number;
  readonly offset: number;
  /** Asks for the items of one page alone. */
  readonly page?: PageId;
}

/**
 * A window on what a query finds, in an order that is always the same but rough: the first hundred
 * are worth ranking again, what lies beyond stays as it is.
 */
export interface RoughPage {
  readonly hits: readonly ArchiveItem[];
  /** Of the whole result. */
  readonly total: number;
  /** How many of the total passed a floor by their own rating, and how many by their page's mean. */
  readonly rated: number;
  readonly inherited: number;
  /** What was looked for, in the query's order, and how the archive says it. */
  readonly terms: readonly Term[];
  /** Of the total, how many are rated, or inherit, 4 and more. */
  readonly strong: number;
  /** What the query finds in each table, whatever kinds it is asked for. */
  readonly byKind: CountByKind;
  /** For each hit, how many items of its page the query finds. */
  readonly ofPages: readonly number[];
  /** Items in the archive; 0 when the query has no words. */
  readonly items: number;
}

/** How many of some items there are, are rated themselves, and are rated, or inherit, 4 and more. */
export interface KindCounts {
  readonly total: number;
  readonly rated: number;
  readonly strong: number;
}

/** Reading. Items that are gone are never found, but `item` still knows them. */
export interface ItemStore {
  search(request: SearchRequest): Promise<RoughPage>;
  /** What the query finds in each table, whatever kinds it is asked for. */
  countByKind(query: Query): Promise<CountByKind>;
  item(id: ItemId): Promise<ArchiveItem | undefined>;
  /** The ids that begin with these digits, in their order, those of gone items and pages included. */
  idsBeginning(digits: string): Promise<IdsBeginning>;
  /** Every item that is there, by page id and page order. The archive may change while it is read. */
  allItems(): AsyncIterable<ArchiveItem>;
  /** Items by page in page order, gone ones left out; of a gone page, those that left with it. */
  itemsOfPage(id: PageId): Promise<readonly ArchiveItem[]>;
  /**
   * The pages that a page names as its closest, in its order: those that are there, each once, never
   * itself. Ids whose `d` was dropped (see `brokenId`) mean the page that they were made from.
   */
  relatedPages(id: PageId): Promise<readonly RelatedPage[]>;
  /** Pages that name this one among their closest, newest first. */
  pagesNaming(id: PageId, limit: number): Promise<readonly RelatedPage[]>;
  /** Pages that have themes and keywords of this one, those with the rarest first. */
  pagesSharing(id: PageId, limit: number): Promise<readonly SharingPage[]>;
  /**
   * The page whose article is at this address, whatever follows people in it; the newest of several,
   * undefined where there is none.
   */
  pageOfLink(address: string): Promise<PageId | undefined>;
  /** Words of the index that are spelled nearly like this one, nearest and most frequent first. */
  similarWords(word: string, limit: number): Promise<readonly WordCount[]>;
  /** Whether some page has this value, spelled like this or so that it compares as equal. */
  hasFacetValue(facet: Facet, value: string): Promise<boolean>;
  /** The values of a facet with the number of items that have them, most frequent first. */
  facetValues(facet: Facet): Promise<readonly WordCount[]>;
}

export interface SharingPage extends RelatedPage {
  /** Themes and keywords of both, the rarest first, a few. */
  readonly labels: readonly string[];
}

export interface IdsBeginning {
  readonly items: readonly Pick<Item, 'id' | 'pageId'>[];
  readonly pages: readonly PageId[];
}

export interface WordCount {
  readonly word: string;
  /** Items that hold it. */
  readonly count: number;
}
