import type { QueueStore } from '../store/queue-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

/** Below the queue, to see what was done last; `export decisions` has them all. */
const RECENT_DECISIONS = 5;

export interface ReviewQueueDeps {
  readonly store: Pick<ReviewStore, 'openReviews'> & Pick<QueueStore, 'decided'>;
  readonly flagEmoji: Review['flagEmoji'];
}

/** Builds the queue: what waits for a decision, and what was decided last. Anyone may look at it. */
export function createReviewQueue({ store, flagEmoji }: ReviewQueueDeps): Review['queue'] {
  return async (actor) => {
    const [open, newest] = await Promise.all([
      store.openReviews(actor.team),
      store.decided({ viewer: { ...actor, reads: [] }, offset: 0, limit: RECENT_DECISIONS }),
    ]);
    const recent = newest.entries.flatMap(({ decision, subject }) =>
      subject.kind === 'item' ? [{ decision, found: subject.found }] : [],
    );
    return { open, recent, flagEmoji };
  };
}
