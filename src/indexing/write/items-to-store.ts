import type { ItemId } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';
import type { ItemToStore, PageStore, StoredItem } from '../../store/page-store.ts';
import type { FileOutcome } from '../parse/parse-file.ts';
import { assignItemIds } from './assign-item-ids.ts';

export type PageOutcome = Extract<FileOutcome, { readonly kind: 'page' }>;

type StoredItems = ReadonlyMap<PageId, readonly StoredItem[]>;
/** Page by page. */
type Items = readonly (readonly ItemToStore[])[];

/** The items of pages that are to be written, with the ids that they have or get by what they say. */
export async function itemsToStore(
  store: PageStore,
  pages: readonly PageOutcome[],
): Promise<Items> {
  const stored = await storedItemsOf(store, pages);
  return pages.map((page) => itemsOf(page, stored.get(page.summary.id) ?? [], new Set()));
}

/**
 * As `itemsToStore`, for the rare pages of which two, or one and another in the store, would give
 * the same id to different items. It can happen, and be made to: half of an id is its page's, and
 * for the hash that is the other half two texts can be found by trying.
 */
export async function itemsWithFreeIds(
  store: PageStore,
  pages: readonly PageOutcome[],
): Promise<Items> {
  const stored = await storedItemsOf(store, pages);
  const taken = new Set<string>();
  for (;;) {
    const items = assignAll(pages, stored, taken);
    const found = await store.takenItemIds(newIdsOf(pages, items, stored));
    if (found.length === 0) {
      return items;
    }
    for (const id of found) {
      taken.add(id);
    }
  }
}

function storedItemsOf(store: PageStore, pages: readonly PageOutcome[]): Promise<StoredItems> {
  return store.storedItems(pages.map(({ summary }) => summary.id));
}

/** @param taken - what items of other pages have. */
function assignAll(
  pages: readonly PageOutcome[],
  stored: StoredItems,
  taken: ReadonlySet<string>,
): Items {
  const given = new Set(taken);
  return pages.map((page) => {
    const items = itemsOf(page, stored.get(page.summary.id) ?? [], given);
    for (const { id } of items) {
      given.add(id);
    }
    return items;
  });
}

function itemsOf(
  { summary: { id: pageId, rows }, firstIds, languages }: PageOutcome,
  stored: readonly StoredItem[],
  taken: ReadonlySet<string>,
): readonly ItemToStore[] {
  if (stored.length + taken.size > 0) {
    const items = assignItemIds(pageId, rows, stored, taken);
    return items.map((item, n) => ({ ...item, language: languages[n] }));
  }
  return rows.flatMap((row, n) => {
    const id = firstIds[n];
    return id === undefined ? [] : [{ ...row, id, pageId, language: languages[n] }];
  });
}

/** Those that a page's items did not have. */
function newIdsOf(
  pages: readonly PageOutcome[],
  items: Items,
  stored: StoredItems,
): readonly ItemId[] {
  return pages.flatMap(({ summary: { id: pageId } }, n) => {
    const own = new Set(stored.get(pageId)?.map(({ item }) => item.id));
    return (items[n] ?? []).flatMap(({ id }) => (own.has(id) ? [] : [id]));
  });
}
