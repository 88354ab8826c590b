import { z } from 'zod';
import { ItemId } from './item.ts';

const DIGITS = 16;

/**
 * Ids of many items, one after the other without anything between them: of 77,000 items one string
 * of 1.2 MB, which is written, read and sent to another thread in a millisecond.
 */
export const PackedIds = z
  .string()
  .refine((ids) => ids.length % DIGITS === 0, 'not a whole number of ids')
  .brand<'PackedIds'>();
export type PackedIds = z.infer<typeof PackedIds>;

export const countIds = (ids: PackedIds): number => ids.length / DIGITS;

/** Those from one place up to, and without, another; fewer where there are no more. */
export function idsBetween(ids: PackedIds, from: number, to: number): readonly ItemId[] {
  const found: ItemId[] = [];
  for (let n = from; n < Math.min(to, countIds(ids)); n += 1) {
    found.push(ItemId.parse(digitsAt(ids, n)));
  }
  return found;
}

/** Those at these places, in this order. */
export function idsAt(ids: PackedIds, places: Iterable<number>): PackedIds {
  let picked = '';
  for (const n of places) {
    picked += digitsAt(ids, n);
  }
  return PackedIds.parse(picked);
}

const digitsAt = (ids: PackedIds, n: number) => ids.slice(n * DIGITS, (n + 1) * DIGITS);
