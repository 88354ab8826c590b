import type { WebClient } from '@slack/web-api';
import type { ChannelId, MessageTs, UserId } from '../../model/slack-ids.ts';
import { withinLimits } from '../blocks/check-limits.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { unlessRefused } from '../transport/platform-code.ts';

/** Somebody in a channel, or in a thread of it. */
export interface PrivatePlace {
  readonly channel: ChannelId;
  readonly user: UserId;
  /** Null outside threads. */
  readonly threadTs: MessageTs | null;
}

/** The app or the person is not there, or no longer; or the place itself is gone. */
const NOBODY_THERE = [
  'user_not_in_channel',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'thread_not_found',
  // The app may say nothing there.
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'channel_type_not_supported',
  'user_not_found',
];

/** Says something that one person sees alone. @returns false when they cannot be reached there. */
export async function postPrivately(
  client: WebClient,
  { channel, user, threadTs }: PrivatePlace,
  message: SlackMessage,
): Promise<boolean> {
  const { text, blocks } = withinLimits(message);
  return unlessRefused(
    () =>
      client.chat.postEphemeral({
        channel,
        user,
        text,
        blocks,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
      }),
    NOBODY_THERE,
  );
}
