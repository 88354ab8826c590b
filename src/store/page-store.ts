import type { FileStamp, GonePage, KnownFile } from '../model/archive-file.ts';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { Item, ItemId } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Problem } from '../model/problem.ts';
import type { CalendarDate, Summary } from '../model/summary.ts';
import type { Language } from '../model/text/language.ts';

export interface PageToStore {
  readonly stamp: FileStamp;
  readonly summary: Omit<Summary, 'rows'>;
  /** The page's whole new set, in page order; stored items that are missing here are kept as gone. */
  readonly items: readonly ItemToStore[];
  readonly warnings: readonly Problem[];
  readonly seenAt: Date;
}

export interface ItemToStore extends Item {
  /** What its texts are written in, where that is known already; else the store detects it. */
  readonly language?: Language | undefined;
}

/** An item of a page as stored, gone ones included: what new rows are matched against. */
export interface StoredItem {
  readonly item: Item;
  readonly goneAt: Date | null;
}

/** Pages and their items. Every method is one transaction: all of it or nothing is seen by others. */
export interface PageStore {
  knownFiles(): Promise<readonly KnownFile[]>;
  /**
   * Pages whose origin lay in the future when they were read got no date. The files of those whose
   * day has come lose their size, so that they are read anew; their bytes are still known.
   */
  forgetFilesDatedBy(today: CalendarDate): Promise<void>;
  /** Those that broke before they went are left out. */
  gonePages(): Promise<readonly GonePage[]>;
  storedItems(pageIds: readonly PageId[]): Promise<ReadonlyMap<PageId, readonly StoredItem[]>>;
  /** Those of the ids that some item has, gone or not. */
  takenItemIds(ids: readonly ItemId[]): Promise<readonly ItemId[]>;
  /**
   * Writes pages with their items, words and warnings. A page that was unknown is new from its
   * `seenAt`; one that was gone comes back as the page it was. Until the first complete index,
   * new pages belong to the baseline. Throws as a whole when one page cannot be written: StoreError `id-taken`
   * when an item would get the id of another page's.
   * Another file that was this page loses its hash and size, so that it is read anew.
   *
   * @returns how many were written, from the first on: not all where others wait to write, who come
   *   first then. At least one.
   */
  putPages(pages: readonly PageToStore[]): Promise<number>;
  /** Remembers bytes that could not be used; the page's last good version stays searchable. */
  rejectFile(stamp: FileStamp, pageId: PageId, problems: readonly Problem[]): Promise<void>;
  /** Same bytes, other size-and-time stamp or other file name: nothing but the stamp changes. */
  restampFiles(
    changes: readonly { readonly from: string; readonly to: FileStamp }[],
  ): Promise<void>;
  /** Takes the pages of these files, and their items, out of search; what mentions them stays readable. */
  removeFiles(files: readonly string[], at: Date): Promise<void>;
  /** Ends an index of the whole archive. The first one that saw a page closes the baseline. */
  completeIndex(at: Date): Promise<void>;
  /** A step, of some 100 ms, towards an index that is quick to search; a first index leaves many. */
  orderIndex(): Promise<'more' | 'ordered'>;
  archiveStatus(): Promise<Omit<ArchiveStatus, 'indexing' | 'trouble'>>;
  /** Titles of pages by id, gone ones left out. */
  pageTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
