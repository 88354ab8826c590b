import { NO_FILTERS, type Query } from '../../model/query.ts';
import type { ItemStore } from '../../store/item-store.ts';

/** Whether a word, by itself, finds anything. */
export async function isKnown(
  store: Pick<ItemStore, 'countByKind'>,
  word: string,
): Promise<boolean> {
  const alone: Query = {
    ...NO_FILTERS,
    text: word,
    match: { kind: 'word', text: word, prefix: false },
  };
  return Object.values(await store.countByKind(alone)).some((found) => found > 0);
}
