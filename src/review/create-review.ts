import type { Clock } from '../model/clock.ts';
import { emojiName } from '../model/emoji-name.ts';
import type { Events } from '../model/events/events.ts';
import type { AnnouncementStore } from '../store/announcement-store.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { QueueStore } from '../store/queue-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { ShareAttemptStore } from '../store/share-attempt-store.ts';
import { createCompareReactions } from './compare-reactions.ts';
import { createDecide, createUndoDecision } from './decide.ts';
import { createFlagItem } from './flag-item.ts';
import { createRecordShare, createShareAttempts } from './record-share.ts';
import type { Review } from './review.ts';
import { createReviewQueue } from './review-queue.ts';

export interface ReviewDeps {
  readonly store: Pick<ItemStore, 'item'> &
    Omit<ReviewStore, 'flags' | 'allFlags'> &
    AnnouncementStore &
    ShareAttemptStore &
    Pick<QueueStore, 'decided'>;
  readonly clock: Clock;
  readonly events: Events;
  /** Reactions that flag, names without colons; people are told of the first. */
  readonly flagEmojis: readonly string[];
}

/** Builds the review room over the store, which settles every race. */
export function createReview({ store, clock, events, flagEmojis }: ReviewDeps): Review {
  const [first] = flagEmojis;
  const flagging = createFlagItem({ store, clock, flagEmojis });
  const flagEmoji = first === undefined ? null : emojiName(first);
  return {
    flagEmoji,
    ...flagging,
    ...createCompareReactions({ store, clock, isFlag: flagging.isFlag }),
    queue: createReviewQueue({ store, flagEmoji }),
    history: ({ team }, id) => store.history(team, id),
    standings: (viewer, ids) => store.standings(viewer, ids),
    decide: createDecide({ store, clock, events }),
    undoDecision: createUndoDecision({ store, clock, events }),
    announcements: {
      due: () => store.dueAnnouncements(clock.now()),
      claim: (announcement, at) => store.claimAnnouncement(announcement, at),
      postpone: (announcement, until, doubt) =>
        store.postponeAnnouncement(announcement, until, doubt),
      settle: (announcement, outcome) => store.settleAnnouncement(announcement, outcome),
    },
    recordShare: createRecordShare({ store, clock }),
    shareAttempts: createShareAttempts({ store, clock }),
  };
}
