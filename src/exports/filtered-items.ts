import type { ArchiveItem } from '../model/archive-item.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { ExportFilter } from './exports.ts';

/** Items a window: a thread hands each over as a whole. */
const WINDOW = 500;

/** The items that a query finds, in the store's order; every item where there is no query. */
export async function* filteredItems(
  store: Pick<ItemStore, 'search' | 'allItems'>,
  filter: ExportFilter | undefined,
): AsyncGenerator<ArchiveItem> {
  if (filter === undefined) {
    yield* store.allItems();
    return;
  }
  for (let offset = 0; ; offset += WINDOW) {
    const { hits } = await store.search({ ...filter, limit: WINDOW, offset });
    yield* hits;
    if (hits.length < WINDOW) {
      return;
    }
  }
}
