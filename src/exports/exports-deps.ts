import type { Clock } from '../model/clock.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { QueueStore } from '../store/queue-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { PeopleNames } from './people-names.ts';

/** What exports are built with. */
export interface ExportsDeps {
  readonly store: Pick<ItemStore, 'item' | 'allItems' | 'search'> &
    Pick<ReviewStore, 'decisions' | 'allFlags'> &
    Pick<NominationStore, 'subject' | 'nominations'> &
    Pick<QueueStore, 'reviewLog'>;
  readonly names: PeopleNames;
  readonly clock: Pick<Clock, 'now'>;
}
