import type { WebClient } from '@slack/web-api';
import { type MessageRef, MessageTs } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

export type Place =
  /** In the channel itself; a reply to it opens its thread. */
  | { readonly kind: 'channel' }
  /** A reply: what answers it belongs into its parent's thread. */
  | { readonly kind: 'thread'; readonly threadTs: MessageTs }
  /** Deleted, or the app cannot see the channel any more. */
  | { readonly kind: 'out-of-reach' };

/** Where a message stands. Reactions and our own records name the message, not its thread. */
export async function threadOf(client: WebClient, { channel, ts }: MessageRef): Promise<Place> {
  try {
    const { messages = [] } = await client.conversations.replies({ channel, ts, limit: 1 });
    const threadTs = messages[0]?.thread_ts;
    return threadTs === undefined || threadTs === ts
      ? { kind: 'channel' }
      : { kind: 'thread', threadTs: MessageTs.parse(threadTs) };
  } catch (error) {
    if (
      ['thread_not_found', 'message_not_found', 'channel_not_found', 'not_in_channel'].includes(
        platformCode(error) ?? '',
      )
    ) {
      return { kind: 'out-of-reach' };
    }
    throw error;
  }
}
