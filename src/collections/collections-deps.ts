import type { Clock } from '../model/clock.ts';
import type { CollectionStore } from '../store/collection-store.ts';
import type { ItemStore } from '../store/item-store.ts';

/** What collections are built with. */
export interface CollectionsDeps {
  readonly store: CollectionStore & Pick<ItemStore, 'item'>;
  readonly clock: Pick<Clock, 'now'>;
}
