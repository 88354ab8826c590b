import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../model/clock.ts';
import { type ChannelId, UserId } from '../../model/slack-ids.ts';
import { kept } from './kept.ts';

const MEMBERS_PAGE = 1000;
/** Of a channel with more members the rest is taken for people who cannot read it. */
const MOST_PAGES = 5;

const Info = z.object({
  channel: z.looseObject({
    is_private: z.boolean().default(false),
    is_im: z.boolean().default(false),
    is_mpim: z.boolean().default(false),
  }),
});
const Members = z.object({
  members: z.array(UserId),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** Which channels everybody can read, and who can read the others. What Slack does not say is private. */
export interface ChannelSight {
  /** Those of the channels that everybody of the workspace can read. */
  publicOf(channels: readonly ChannelId[]): Promise<ReadonlySet<ChannelId>>;
  /** Those of the channels in which the person is. */
  readBy(user: UserId, channels: readonly ChannelId[]): Promise<readonly ChannelId[]>;
}

/** Whether somebody can read a channel: everybody can, or they are in it. */
export async function canRead(
  sight: ChannelSight,
  user: UserId,
  channel: ChannelId,
): Promise<boolean> {
  return (
    (await sight.publicOf([channel])).has(channel) ||
    (await sight.readBy(user, [channel])).length > 0
  );
}

export interface ChannelSightDeps {
  readonly client: WebClient;
  readonly clock: Pick<Clock, 'now'>;
}

/** Builds it over Slack's `channels:read` and `groups:read`; answers are kept for ten minutes. */
export function createChannelSight({ client, clock }: ChannelSightDeps): ChannelSight {
  const isPublic = kept(clock, async (channel: ChannelId) => {
    const { is_private, is_im, is_mpim } = Info.parse(
      await client.conversations.info({ channel }),
    ).channel;
    return !is_private && !is_im && !is_mpim;
  });
  const members = kept(clock, async (channel: ChannelId) => {
    const found = new Set<UserId>();
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = Members.parse(
        await client.conversations.members({ channel, limit: MEMBERS_PAGE, cursor }),
      );
      for (const member of answer.members) {
        found.add(member);
      }
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (cursor === '') {
        break;
      }
    }
    return found;
  });
  return {
    publicOf: async (channels) => {
      const all = [...new Set(channels)];
      const answers = await Promise.all(all.map((channel) => isPublic(channel)));
      return new Set(all.filter((_, n) => answers[n] === true));
    },
    readBy: async (user, channels) => {
      const answers = await Promise.all(channels.map((channel) => members(channel)));
      return channels.filter((_, n) => answers[n]?.has(user) === true);
    },
  };
}
