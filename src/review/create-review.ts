import type { Clock } from '../model/clock.ts';
import { emojiName } from '../model/emoji-name.ts';
import type { Events } from '../model/events/events.ts';
import type { FlagEmoji } from '../model/review/flag-emoji.ts';
import type { AnnouncementStore } from '../store/announcement-store.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { QueueStore } from '../store/queue-store.ts';
import type { ReviewNotesStore } from '../store/review-notes-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { ShareAttemptStore } from '../store/share-attempt-store.ts';
import { createCompareReactions } from './compare-reactions.ts';
import { createDecide, createUndoDecision } from './decide.ts';
import { createFlagItem } from './flag-item.ts';
import { createMessageSigns } from './message-signs.ts';
import { createNominate } from './nominate.ts';
import { createRecordShare, createShareAttempts } from './record-share.ts';
import type { Review } from './review.ts';
import { createDecided, createReviewQueue } from './review-queue.ts';
import { createWriteNotes } from './write-notes.ts';

export interface ReviewDeps {
  readonly store: Omit<ReviewStore, 'allFlags'> &
    ReviewNotesStore &
    NominationStore &
    AnnouncementStore &
    ShareAttemptStore &
    QueueStore;
  readonly clock: Clock;
  readonly events: Events;
  /** People are told of the first. */
  readonly flagEmojis: readonly FlagEmoji[];
}

/** Builds the review room over the store, which settles every race. */
export function createReview({ store, clock, events, flagEmojis }: ReviewDeps): Review {
  const [first] = flagEmojis;
  const flagging = createFlagItem({ store, clock, flagEmojis });
  const flagEmoji = first === undefined ? null : emojiName(first.emoji);
  return {
    flagEmoji,
    flagEmojis,
    ...flagging,
    nominate: createNominate({ store, clock, flagEmojis }),
    messagesOf: (team, itemId) => store.messagesOf(team, itemId),
    itemAt: (ref) => store.itemAt(ref),
    subject: async ({ team }, id) => {
      const subject = await store.subject(id);
      return subject?.kind === 'nomination' && subject.nomination.source.team !== team
        ? undefined
        : subject;
    },
    privateSources: (team) => store.privateSources(team),
    signsAt: createMessageSigns({ store }),
    ...createCompareReactions({ store, clock, isFlag: flagging.isFlag }),
    queue: createReviewQueue({ store, clock }),
    decided: createDecided({ store, clock }),
    ownFlags: (viewer, limit) => store.ownFlags(viewer, limit),
    notes: (team, id) => store.notes(team, id),
    knownTags: (team) => store.knownTags(team),
    writeNotes: createWriteNotes({ store, clock }),
    history: ({ team }, id) => store.history(team, id),
    standings: (viewer, ids) => store.standings(viewer, ids),
    decide: createDecide({ store, clock, events }),
    undoDecision: createUndoDecision({ store, clock, events }),
    announcements: {
      due: () => store.dueAnnouncements(clock.now()),
      claim: (announcement, at, until) => store.claimAnnouncement(announcement, at, until),
      postpone: (announcement, until, doubt) =>
        store.postponeAnnouncement(announcement, until, doubt),
      settle: (announcement, outcome) => store.settleAnnouncement(announcement, outcome),
    },
    recordShare: createRecordShare({ store, clock }),
    shareAttempts: createShareAttempts({ store, clock }),
  };
}
