import type { MadeDigest } from '../../model/digest/made-digest.ts';
import type { UserId } from '../../model/slack-ids.ts';

/**
 * A digest that goes on. What came while somebody had paused it is not posted at once: that is what
 * it paused for. What an archived channel could not take is in the next run.
 */
export function resumed(known: MadeDigest, by: UserId, now: Date): MadeDigest {
  const { made, because } = known;
  const startsAt = because === 'asked' ? now : made.startsAt;
  return {
    ...known,
    state: 'active',
    because: null,
    made: { ...made, version: made.version + 1, startsAt, slotsFrom: now },
    changedBy: by,
    changedAt: now,
  };
}
