import { z } from 'zod';
import { Item } from '../../model/item.ts';

/** The columns of `item JOIN page` that `toItem` reads. */
export const ITEM_COLUMNS = `
  item.item_id AS itemId, page.page_id AS pageId, item.kind, item.name, item.description,
  item.relevancy, item.change, item.ten_year AS tenYear, item.driving_force AS drivingForce`;

const ItemRow = z.looseObject({ itemId: z.string() }).transform(({ itemId, ...row }) => ({
  ...row,
  id: itemId,
}));

const ItemFromRow = ItemRow.pipe(Item);

/** @throws {ZodError} when the row is not what this program writes. */
export function toItem(row: unknown): Item {
  return ItemFromRow.parse(row);
}
