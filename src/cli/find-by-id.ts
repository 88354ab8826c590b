import type { ArchiveItem } from '../model/archive-item.ts';
import type { ItemStore } from '../store/item-store.ts';
import { CommandError, UsageError } from './failure.ts';

/**
 * What an id, or its first digits, means: one item, or everything on a page; gone ones too. The ids
 * of a page's items begin as its own, so digits that fit nothing else mean the page.
 *
 * @throws {UsageError} when several ids begin so.
 * @throws {CommandError} when none does.
 */
export async function findById(store: ItemStore, digits: string): Promise<readonly ArchiveItem[]> {
  const { items, pages } = await store.idsBeginning(digits);
  const [page] = pages;
  const [item] = items;
  if (page !== undefined && pages.length === 1 && items.every(({ pageId }) => pageId === page)) {
    return store.itemsOfPage(page);
  }
  const ids = [...items.map(({ id }) => id), ...pages];
  if (ids.length > 1) {
    throw new UsageError(
      `${ids.length} ids begin with ${digits}: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}. Type more of it.`,
    );
  }
  const found = item === undefined ? undefined : await store.item(item.id);
  if (found === undefined) {
    throw new CommandError(
      `Nothing here has the id ${digits}. \`search … --json\` prints the ids of items and pages.`,
    );
  }
  return [found];
}
