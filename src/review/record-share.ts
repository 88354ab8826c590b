import type { Clock } from '../model/clock.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

export interface RecordShareDeps {
  readonly store: Pick<ReviewStore, 'recordShare'>;
  readonly clock: Clock;
}

/** Builds the note that a message shows an item, since it was shared there. */
export function createRecordShare({ store, clock }: RecordShareDeps): Review['recordShare'] {
  return (ref, itemId, by, threadTs = null) =>
    store.recordShare({ ref, threadTs, itemId, by: by.user, at: clock.now() });
}
