import { WebAPIRateLimitedError } from '@slack/web-api';
import type { ChannelOutcome } from '../../digests/delivery/poster.ts';
import { ChannelId, UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';
import type { DirectRoom } from './direct-room.ts';
import { reasonOf } from './post-outcome.ts';

/** Slack knows nobody of this id any more. */
const GONE = ['user_not_found', 'users_not_found', 'user_disabled', 'user_not_visible'];

/**
 * Where an alert goes. Without `im:write` it goes to the person's id, which Slack takes as well;
 * then only a lost answer cannot be looked up.
 */
export async function findPersonRoom(
  directRoom: DirectRoom,
  person: string,
): Promise<ChannelOutcome> {
  try {
    const room = await directRoom(UserId.parse(person));
    return { kind: 'channel', id: room ?? ChannelId.parse(person) };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { kind: 'limited', retryAfterMs: error.retryAfter * 1000 };
    }
    return GONE.includes(platformCode(error) ?? '')
      ? { kind: 'unknown-channel', missingScope: null }
      : { kind: 'failed', reason: reasonOf(error) };
  }
}
