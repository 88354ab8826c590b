import type { ArchiveItem } from '../model/archive-item.ts';
import type { ItemId } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { RelatedPage } from '../model/related-page.ts';
import type { AskOutcome, AskRequest, TurnOutcome } from './outcome.ts';

/** Cards on one page of results. */
export const PAGE_SIZE = 5;

/** What readers can do with the archive's items. */
export interface Search {
  /** Answers a query with its first page, keeping the list so that it can be paged after a restart. */
  ask(request: AskRequest): Promise<AskOutcome>;
  /** Turns to a page (from 1) of a list; a page past the end is the last one. */
  turn(listId: string, page: number): Promise<TurnOutcome>;
  /** An item with its page, also when it has left the archive. */
  item(id: ItemId): Promise<ArchiveItem | undefined>;
  /** The pages that a page names as its closest and that are there, nearest first. */
  relatedPages(id: PageId): Promise<readonly RelatedPage[]>;
}
