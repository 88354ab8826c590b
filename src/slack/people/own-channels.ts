import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { ChannelId, type UserId } from '../../model/slack-ids.ts';
import { kept } from './kept.ts';

const Page = z.object({
  channels: z.array(z.looseObject({ id: ChannelId, name: z.string().default('') })),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

const PAGE_SIZE = 999;
/** Somebody in more than 5,000 channels is shown the digests of the first ones. */
const MOST_PAGES = 5;

/** A channel that somebody is in; of private ones those that the app is in too. */
export interface OwnChannel {
  readonly id: ChannelId;
  /** As Slack shows it, without `#`. */
  readonly name: string;
}

/** The channels that somebody is in; undefined where Slack does not say. */
export type OwnChannels = (user: UserId) => Promise<readonly OwnChannel[] | undefined>;

/** Builds it over Slack's `channels:read` and `groups:read`; answers are kept for ten minutes. */
export function createOwnChannels(deps: {
  readonly client: WebClient;
  readonly clock: Pick<Clock, 'now'>;
}): OwnChannels {
  return kept(deps.clock, async (user: UserId) => {
    const found: OwnChannel[] = [];
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = Page.parse(
        await deps.client.users.conversations({
          user,
          types: 'public_channel,private_channel',
          exclude_archived: false,
          limit: PAGE_SIZE,
          ...(cursor === '' ? {} : { cursor }),
        }),
      );
      found.push(...answer.channels.map(({ id, name }) => ({ id, name })));
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (cursor === '') {
        break;
      }
    }
    return found;
  });
}

/** Whether a digest is posted to one of these channels, which its file may call by name. */
export function goesTo(
  { channel }: Pick<DigestDefinition, 'channel'>,
  channels: readonly OwnChannel[],
): boolean {
  const wanted = plain(channel);
  return channels.some(({ id, name }) => id === channel || `#${plain(name)}` === wanted);
}

/** Names are compared as Slack shows them, however their accents are encoded. */
const plain = (name: string) => name.normalize('NFC').toLowerCase();
