import type { Database } from 'better-sqlite3';
import type { ArchiveItem } from '../../model/archive-item.ts';
import type { ItemId } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';
import type { ItemText } from '../digest-store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from './archive-rows.ts';

/** Reads many items at once, within the caller's transaction. */
export interface ItemsById {
  items(ids: readonly ItemId[]): ReadonlyMap<ItemId, ArchiveItem>;
  texts(ids: readonly ItemId[]): ReadonlyMap<ItemId, ItemText>;
  onPages(ids: readonly PageId[]): ReadonlyMap<PageId, number>;
}

export function createItemsById(db: Database): ItemsById {
  const wanted = '(SELECT value FROM json_each(?))';
  const items = db.prepare<[string]>(
    `SELECT ${ARCHIVE_ITEM_COLUMNS} FROM item JOIN page USING (page_row) WHERE item_id IN ${wanted}`,
  );
  const texts = db.prepare<[string], ItemText & { readonly id: ItemId }>(
    `SELECT item_id AS id, name, description, change FROM item WHERE item_id IN ${wanted}`,
  );
  const onPages = db.prepare<[string], readonly [PageId, number]>(`
    SELECT page_id, count(*) FROM page JOIN item USING (page_row)
    WHERE page_id IN ${wanted} AND item.gone_at IS NULL GROUP BY page_id`);
  return {
    items: (ids) =>
      new Map(
        items.all(JSON.stringify(ids)).map((row) => {
          const found = toArchiveItem(row);
          return [found.item.id, found];
        }),
      ),
    texts: (ids) => new Map(texts.all(JSON.stringify(ids)).map(({ id, ...text }) => [id, text])),
    onPages: (ids) => new Map(onPages.raw().all(JSON.stringify(ids))),
  };
}
