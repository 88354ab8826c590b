import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelOutcome } from '../../digests/delivery/poster.ts';
import { ChannelId } from '../../model/slack-ids.ts';
import { reasonOf } from './post-outcome.ts';

const Page = z.looseObject({
  channels: z.array(z.looseObject({ id: ChannelId, name: z.string().optional() })).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

const PAGE_SIZE = 200;

/** `#name` by looking through the channels that the app can see; an id as it is. */
export async function findChannel(client: WebClient, channel: string): Promise<ChannelOutcome> {
  if (!channel.startsWith('#')) {
    return { kind: 'channel', id: ChannelId.parse(channel) };
  }
  const name = channel.slice(1).toLowerCase();
  let cursor = '';
  try {
    do {
      const page = Page.parse(
        await client.conversations.list({
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: PAGE_SIZE,
          ...(cursor === '' ? {} : { cursor }),
        }),
      );
      const found = page.channels.find((one) => one.name === name);
      if (found !== undefined) {
        return { kind: 'channel', id: found.id };
      }
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return { kind: 'unknown-channel' };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}
