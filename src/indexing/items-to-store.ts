import type { ItemId } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { ItemToStore, PageStore, StoredItem } from '../store/store.ts';
import { assignItemIds } from './assign-item-ids.ts';
import type { FileOutcome } from './parse-file.ts';

export type PageOutcome = Extract<FileOutcome, { readonly kind: 'page' }>;

type StoredItems = ReadonlyMap<PageId, readonly StoredItem[]>;

/**
 * The items of pages that are to be written together, page by page, with their ids.
 *
 * An id that another page's item has already is not given again: what a page says can be
 * chosen so that the hashes in two ids are the same, and then no page could be written.
 */
export async function itemsToStore(
  store: PageStore,
  pages: readonly PageOutcome[],
): Promise<readonly (readonly ItemToStore[])[]> {
  const stored = await store.storedItems(pages.map(({ summary }) => summary.id));
  const taken = new Set<string>();
  for (;;) {
    const items = assignAll(pages, stored, taken);
    const found = await store.takenItemIds(newIdsOf(items, stored));
    if (found.length === 0) {
      return items;
    }
    for (const id of found) {
      taken.add(id);
    }
  }
}

/** @param taken - what items elsewhere have. */
function assignAll(
  pages: readonly PageOutcome[],
  stored: StoredItems,
  taken: ReadonlySet<string>,
): readonly (readonly ItemToStore[])[] {
  const given = new Set(taken);
  return pages.map((page) => {
    const before = stored.get(page.summary.id) ?? [];
    const own = new Set<string>(before.map(({ item }) => item.id));
    const isClash = ({ id }: ItemToStore) => given.has(id) && !own.has(id);
    const wanted = itemsOf(page, before, new Set());
    const items = wanted.some(isClash) ? itemsOf(page, before, given) : wanted;
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

function newIdsOf(
  items: readonly (readonly ItemToStore[])[],
  stored: StoredItems,
): readonly ItemId[] {
  const old = new Set([...stored.values()].flatMap((ofPage) => ofPage.map(({ item }) => item.id)));
  return items.flatMap((ofPage) => ofPage.flatMap(({ id }) => (old.has(id) ? [] : [id])));
}
