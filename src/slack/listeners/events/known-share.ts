import { systemClock } from '../../../model/clock.ts';
import { MINUTE_MS } from '../../../model/duration.ts';
import type { MessageRef } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import type { ListenerDeps } from '../listener-deps.ts';

/** Slack answers within three seconds, or is taken to have lost its answer. */
const MOST_LOOKS = 20;
const LOOK_AGAIN_MS = 250;

export interface KnownShareDeps extends Pick<ListenerDeps, 'clock'> {
  readonly review: Pick<Review, 'showsItem' | 'shareAttempts'>;
}

/**
 * Waits until it is known which item a message shows, where that may be about to become known:
 * people see a share, and can react on it, before Slack has told the app where it stands. Waits five
 * seconds at most, in real time, and not at all where no share is under way in the channel.
 */
export function createKnownShare({ review, clock }: KnownShareDeps) {
  /** Asked first: a share is recorded before its attempt is ended. */
  const isUnderWay = async ({ team, channel }: MessageRef) => {
    const attempts = await review.shareAttempts.open(team);
    const now = clock.now().getTime();
    return attempts.some((at) => at.channel === channel && now - at.at.getTime() < MINUTE_MS);
  };
  return async (ref: MessageRef): Promise<void> => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const mayCome = await isUnderWay(ref);
      if (!mayCome || (await review.showsItem(ref))) {
        return;
      }
      await systemClock.sleep(LOOK_AGAIN_MS);
    }
  };
}
