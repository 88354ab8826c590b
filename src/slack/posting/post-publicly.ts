import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type ChannelId, MessageTs } from '../../model/slack-ids.ts';
import { withinLimits } from '../blocks/check-limits.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';

export interface PublicPlace {
  readonly channel: ChannelId;
  /** Null outside threads. */
  readonly threadTs: MessageTs | null;
}

/** Says something that everybody there sees, links without previews. @throws what Slack's client throws. */
export async function postPublicly(
  client: WebClient,
  { channel, threadTs }: PublicPlace,
  message: SlackMessage,
  metadata?: MessageMetadata,
): Promise<MessageTs> {
  const { text, blocks } = withinLimits(message);
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    ...(metadata === undefined ? {} : { metadata }),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  });
  return MessageTs.parse(ts);
}
