import type { Database } from 'better-sqlite3';
import type { ItemId } from '../../../model/item.ts';

/** When pages and rows came, within the caller's transaction. */
export interface Arrivals {
  /** @returns how many pages came earlier than was thought. */
  putBack(ids: readonly ItemId[], at: Date): number;
  since(at: Date): boolean;
}

const OF_ITEMS = 'SELECT page_row FROM json_each(@ids) JOIN item ON item_id = value';

export function createArrivals(db: Database): Arrivals {
  const rows = db.prepare<[object]>(`
    UPDATE item SET first_seen_at = min(first_seen_at, @at), changed_at = @at
    WHERE changed_at > @at AND (
      item_id IN (SELECT value FROM json_each(@ids)) OR
      page_row IN (
        SELECT page_row FROM page
        WHERE baseline = 0 AND first_seen_at > @at AND page_row IN (${OF_ITEMS})))`);
  const pages = db.prepare<[object]>(`
    UPDATE page SET first_seen_at = @at
    WHERE baseline = 0 AND first_seen_at > @at AND page_row IN (${OF_ITEMS})`);
  const newer = db.prepare<[object]>(`
    SELECT 1 WHERE EXISTS (SELECT 1 FROM page WHERE baseline = 0 AND first_seen_at > @at)
      OR EXISTS (SELECT 1 FROM item WHERE changed_at > @at)`);
  return {
    since: (at) => newer.get({ at: at.getTime() }) !== undefined,
    putBack: (ids, at) => {
      const values = { ids: JSON.stringify(ids), at: at.getTime() };
      // Rows first: which pages are new is asked for them.
      rows.run(values);
      return pages.run(values).changes;
    },
  };
}
