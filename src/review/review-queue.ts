import type { ItemStore } from '../store/item-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

/** Below the queue, to see what was done last; `export decisions` has them all. */
const RECENT_DECISIONS = 5;

export interface ReviewQueueDeps {
  readonly store: Pick<ItemStore, 'item'> & Pick<ReviewStore, 'openReviews' | 'newestDecisions'>;
  readonly flagEmoji: Review['flagEmoji'];
}

/** Builds the queue: what waits for a decision, and what was decided last. Anyone may look at it. */
export function createReviewQueue({ store, flagEmoji }: ReviewQueueDeps): Review['queue'] {
  return async (actor) => {
    const [open, newest] = await Promise.all([
      store.openReviews(actor.team),
      store.newestDecisions(actor.team, RECENT_DECISIONS),
    ]);
    const recent = await Promise.all(
      newest.map(async (decision) => {
        const found = await store.item(decision.itemId);
        return found === undefined ? [] : [{ decision, found }];
      }),
    );
    return { open, recent: recent.flat(), flagEmoji };
  };
}
