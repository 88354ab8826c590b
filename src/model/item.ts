import { z } from 'zod';
import { PageId } from './page-id.ts';

/** The five tables of a page, in the order in which readers meet them. */
export const ItemKind = z.enum(['signal', 'concern', 'behavior', 'technology', 'issue']);
export type ItemKind = z.infer<typeof ItemKind>;

export const ITEM_KINDS: readonly ItemKind[] = ItemKind.options;

/** 16 hex digits, derived once and then kept for the item's life (see indexing/write/assign-item-ids.ts). */
export const ItemId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

/** A row's own rating. Unrated is null, never 0. */
export const Relevancy = z.number().int().min(1).max(5);
export type Relevancy = z.infer<typeof Relevancy>;

/** One row of one table, as the page says it: plain text, null where the layout has no such column. */
export const Row = z.object({
  kind: ItemKind,
  name: z.string().min(1).nullable(),
  description: z.string().min(1).nullable(),
  relevancy: Relevancy.nullable(),
  change: z.string().min(1).nullable(),
  tenYear: z.string().min(1).nullable(),
  drivingForce: z.string().min(1).nullable(),
});
export type Row = z.infer<typeof Row>;

/** A row that has got its identity. */
export const Item = Row.extend({ id: ItemId, pageId: PageId });
export type Item = z.infer<typeof Item>;
