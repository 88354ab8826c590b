import { systemClock } from '../../../model/clock.ts';
import type { MessageRef } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';

/** Slack answers within three seconds, or is taken to have lost its answer. */
const MOST_LOOKS = 20;
const LOOK_AGAIN_MS = 250;

export interface UntilShownDeps {
  readonly review: Pick<Review, 'mayShowItem' | 'showsItem'>;
}

/**
 * Waits until it is known which item a message shows, where that may be about to become known:
 * people see a message, and can react on it, before Slack has told the app where it stands. Waits
 * five seconds at most, in real time, and not at all where nothing is being posted in the channel.
 */
export function createUntilShown({ review }: UntilShownDeps) {
  return async (ref: MessageRef): Promise<void> => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      // Asked first: the message is on record before it is no longer awaited.
      const mayShow = await review.mayShowItem(ref);
      if (!mayShow || (await review.showsItem(ref))) {
        return;
      }
      await systemClock.sleep(LOOK_AGAIN_MS);
    }
  };
}
