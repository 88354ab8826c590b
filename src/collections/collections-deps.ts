import type { Clock } from '../model/clock.ts';
import type { CollectionStore } from '../store/collection-store.ts';
import type { NominationStore } from '../store/nomination-store.ts';

/** What collections are built with. */
export interface CollectionsDeps {
  readonly store: CollectionStore & Pick<NominationStore, 'subject'>;
  readonly clock: Pick<Clock, 'now'>;
}
