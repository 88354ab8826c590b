import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { WaysOn } from './outcome.ts';
import { countIn } from './query/describe-query.ts';
import { writeQuery } from './query/write-query.ts';

/** Rated this or more is what a reader in a hurry asks for. */
const STRONG = 4;

/** What one click beside a list would show, counted by asking, so that it shows what it promises. */
export async function waysOn(
  store: Pick<ItemStore, 'countByKind'>,
  { query, kinds, total }: WaysOnRequest,
): Promise<WaysOn> {
  const [elsewhere, only4] = await Promise.all([
    store.countByKind(query),
    strongOnly(store, { query, kinds, total }),
  ]);
  return {
    elsewhere,
    only4,
    recent: query.sort === 'recent' ? null : writeQuery({ ...query, sort: 'recent' }),
  };
}

export interface WaysOnRequest {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  readonly total: number;
}

async function strongOnly(
  store: Pick<ItemStore, 'countByKind'>,
  { query, kinds, total }: WaysOnRequest,
): Promise<WaysOn['only4']> {
  if (query.relevancy !== null) {
    return null;
  }
  const strong: Query = { ...query, relevancy: { kind: 'floor', min: STRONG } };
  const count = countIn(await store.countByKind(strong), kinds);
  return count === 0 || count === total ? null : { text: writeQuery(strong), count };
}
