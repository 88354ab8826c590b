import type { Item } from '../../../model/item.ts';
import type { Language } from '../../../model/text/language.ts';
import type { ItemToStore } from '../../page-store.ts';

/** A row of the item table, as far as writing needs it. */
export interface ItemRecord extends Omit<Item, 'id' | 'pageId' | 'kind' | 'relevancy'> {
  readonly row: number;
  readonly itemId: string;
  readonly kind: string;
  readonly relevancy: number | null;
  readonly position: number;
  readonly language: Language;
  readonly goneAt: number | null;
}

/** What has to be done for one item of a page's new set. */
export interface ItemStep {
  readonly item: ItemToStore;
  readonly position: number;
  /** The item as stored; undefined for one that was never here. */
  readonly record: ItemRecord | undefined;
  /** Its own texts or rating are others now. */
  readonly changed: boolean;
  /** Its row has to be written. */
  readonly write: boolean;
  /** It has to enter the full-text index anew. */
  readonly index: boolean;
}

export interface ItemPlan {
  readonly steps: readonly ItemStep[];
  /** Stored items that the new set no longer has. */
  readonly leaving: readonly ItemRecord[];
}

/**
 * Compares a page's stored items with its new set, so that only what differs is written.
 *
 * @param samePageWords - whether the page's title, keywords and themes, by which its items are found, stay.
 */
export function planItems(
  stored: readonly ItemRecord[],
  items: readonly ItemToStore[],
  samePageWords: boolean,
): ItemPlan {
  const records = new Map(stored.map((record) => [record.itemId, record]));
  const steps = items.map((item, position): ItemStep => {
    const record = records.get(item.id);
    records.delete(item.id);
    if (record === undefined) {
      return { item, position, record, changed: false, write: true, index: true };
    }
    const reworded = !hasSameTexts(record, item);
    const changed = reworded || record.relevancy !== item.relevancy;
    const returned = record.goneAt !== null;
    return {
      item,
      position,
      record,
      changed,
      write: changed || returned || record.position !== position,
      index: reworded || returned || !samePageWords,
    };
  });
  return { steps, leaving: [...records.values()].filter(({ goneAt }) => goneAt === null) };
}

function hasSameTexts(record: ItemRecord, item: Item): boolean {
  return (
    record.kind === item.kind &&
    record.name === item.name &&
    record.description === item.description &&
    record.change === item.change &&
    record.tenYear === item.tenYear &&
    record.drivingForce === item.drivingForce
  );
}
