import type { ArchiveItem } from '../model/archive-item.ts';
import type { Nearness, NearPage } from '../model/near-page.ts';
import type { PageId } from '../model/page-id.ts';
import type { RelatedPage } from '../model/related-page.ts';
import type { ItemStore } from '../store/item-store.ts';

/** As many as one reads on with. */
const MOST = 5;
const ITEMS = 3;

type NearPagesDeps = Pick<
  ItemStore,
  'relatedPages' | 'pagesNaming' | 'pagesSharing' | 'itemsOfPage'
>;

/**
 * Five pages to read on with: those that a page names, then those that name it, then those that
 * share its rarest themes and keywords, as not every layout has a list of the closest.
 */
export async function nearPages(store: NearPagesDeps, id: PageId): Promise<readonly NearPage[]> {
  const [closest, naming, sharing] = await Promise.all([
    store.relatedPages(id),
    store.pagesNaming(id, MOST),
    store.pagesSharing(id, 2 * MOST),
  ]);
  const near = new Map<PageId, { readonly page: RelatedPage; readonly why: Nearness }>();
  const add = (page: RelatedPage, why: Nearness) => {
    if (near.size < MOST && !near.has(page.id)) {
      near.set(page.id, { page, why });
    }
  };
  for (const page of closest) {
    add(page, { kind: 'closest' });
  }
  for (const page of naming) {
    add(page, { kind: 'names-it' });
  }
  for (const { labels, ...page } of sharing) {
    add(page, { kind: 'shares', labels });
  }
  return Promise.all(
    [...near.values()].map(async ({ page, why }) => ({
      ...page,
      why,
      items: strongest(await store.itemsOfPage(page.id)),
    })),
  );
}

function strongest(items: readonly ArchiveItem[]): readonly ArchiveItem[] {
  return items
    .toSorted((a, b) => (b.item.relevancy ?? 0) - (a.item.relevancy ?? 0))
    .slice(0, ITEMS);
}
