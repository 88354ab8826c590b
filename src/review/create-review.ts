import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { Actor, UserId } from '../model/slack-ids.ts';
import type { ItemStore, ReviewStore } from '../store/store.ts';
import { createDecide } from './decide.ts';
import { createFlagItem } from './flag-item.ts';
import { createRecordShare } from './record-share.ts';
import type { Review } from './review.ts';
import { createReviewQueue } from './review-queue.ts';

export interface ReviewDeps {
  readonly store: Pick<ItemStore, 'item'> & Omit<ReviewStore, 'flags'>;
  readonly clock: Clock;
  readonly events: Events;
  /** Reactions that flag, names without colons; people are told of the first. */
  readonly flagEmojis: readonly string[];
  /** Who may decide; empty lets everyone. */
  readonly curators: readonly UserId[];
}

/** Builds the review room over the store, which settles every race. */
export function createReview({ store, clock, events, flagEmojis, curators }: ReviewDeps): Review {
  const mayDecide = ({ user }: Actor) => curators.length === 0 || curators.includes(user);
  const flagEmoji = flagEmojis[0] ?? null;
  return {
    flagEmoji,
    ...createFlagItem({ store, clock, flagEmojis }),
    queue: createReviewQueue({ store, mayDecide, flagEmoji }),
    mayDecide,
    decide: createDecide({ store, clock, events, mayDecide }),
    recordShare: createRecordShare({ store, clock }),
  };
}
