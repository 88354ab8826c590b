import type { Clock } from '../model/clock.ts';
import { later } from '../model/duration.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { ShareAttemptStore } from '../store/share-attempt-store.ts';
import { LOOKED_BACK_MS } from './compare-reactions.ts';
import type { Review } from './review.ts';

export interface RecordShareDeps {
  readonly store: Pick<ReviewStore, 'recordShare'> & ShareAttemptStore;
  readonly clock: Clock;
}

/** Builds the note that a message shows an item, since it was shared there. */
export function createRecordShare({ store, clock }: RecordShareDeps): Review['recordShare'] {
  return (ref, itemId, by, threadTs = null) =>
    store.recordShare({ ref, threadTs, itemId, by: by.user, at: clock.now() });
}

/** Builds what is kept of a share from before Slack is asked until its message is known. */
export function createShareAttempts({ store, clock }: RecordShareDeps): Review['shareAttempts'] {
  return {
    claim: (attempt, options) => store.claimShare(attempt, options),
    doubt: (id) => store.doubtShare(id),
    end: (id) => store.endShare(id),
    open: (team) => store.openShares(team, later(clock.now(), -LOOKED_BACK_MS)),
  };
}
