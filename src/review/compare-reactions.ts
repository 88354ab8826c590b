import type { Clock } from '../model/clock.ts';
import { DAY_MS, later } from '../model/duration.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

/** Reactions on older messages are not compared: nobody waits for an answer to them. */
export const LOOKED_BACK_MS = 7 * DAY_MS;

export interface CompareReactionsDeps {
  readonly store: Pick<ReviewStore, 'itemMessages' | 'reactionMarks'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly isFlag: Review['isFlag'];
}

/**
 * Builds the comparison of flags with what Slack shows: events are lost while the app is away for
 * longer than Slack sends them again, and before a message's place is known.
 */
export function createCompareReactions({
  store,
  clock,
  isFlag,
}: CompareReactionsDeps): Pick<Review, 'recentMessages' | 'compare'> {
  return {
    recentMessages: (team) => store.itemMessages(team, later(clock.now(), -LOOKED_BACK_MS)),
    compare: async (ref, shown) => {
      const marks = await store.reactionMarks(ref);
      const given = shown
        .filter(({ emoji }) => isFlag(emoji))
        .flatMap(({ emoji, users }) => users.map((user) => ({ user, emoji })));
      const isSame = (a: { user: string; emoji: string }, b: { user: string; emoji: string }) =>
        a.user === b.user && a.emoji === b.emoji;
      return {
        // Undo leaves the reaction where it is: it does not count again.
        missing: given.filter(
          (one) => !marks.some((mark) => isSame(mark, one) && (mark.standing || mark.isTakenBack)),
        ),
        stale: marks
          .filter((mark) => mark.standing && !given.some((one) => isSame(mark, one)))
          .map(({ user, emoji }) => ({ user, emoji })),
      };
    },
  };
}
