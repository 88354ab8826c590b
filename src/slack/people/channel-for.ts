import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelId, UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

const Info = z.looseObject({
  channel: z.looseObject({
    name: z.string().default(''),
    is_private: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_im: z.boolean().default(false),
    is_mpim: z.boolean().default(false),
  }),
});
const Members = z.looseObject({
  members: z.array(z.string()).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().default('') }).optional(),
});

/** Slack's most for one page. */
const PAGE_SIZE = 1000;

export type ChannelForOutcome =
  | { readonly kind: 'channel'; readonly isPrivate: boolean; readonly name: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Whether a person may have a digest posted to a channel: the app is in it, and
 * so is the person where it is private.
 *
 * @throws whatever keeps Slack from saying so.
 */
export async function channelFor(
  client: WebClient,
  channel: ChannelId,
  person: UserId,
): Promise<ChannelForOutcome> {
  try {
    const info = Info.parse(await client.conversations.info({ channel })).channel;
    if (info.is_im || info.is_mpim) {
      return refused('Choose a channel, or nothing: then it goes to your direct messages.');
    }
    if (info.is_archived) {
      return refused(`#${info.name} is archived. Unarchive it, or choose another channel.`);
    }
    if (!info.is_member) {
      return refused(`I am not in #${info.name}. Type /invite @Signalpost there, then try again.`);
    }
    if (info.is_private && !(await isIn(client, channel, person))) {
      return refused(NOT_THERE);
    }
    return { kind: 'channel', isPrivate: info.is_private, name: info.name };
  } catch (error) {
    if (platformCode(error) === 'channel_not_found') {
      return refused(NOT_THERE);
    }
    throw error;
  }
}

/** The same for one that is not there and one that the person may not know of. */
const NOT_THERE =
  'I cannot find this channel. Where it is private, you and I have to be in it: type /invite @Signalpost there, then try again.';

const refused = (sentence: string) => ({ kind: 'refused' as const, sentence });

/** @throws whatever keeps Slack from saying so. */
export async function isIn(
  client: WebClient,
  channel: ChannelId,
  person: UserId,
): Promise<boolean> {
  let cursor = '';
  do {
    const page = Members.parse(
      await client.conversations.members({
        channel,
        limit: PAGE_SIZE,
        ...(cursor === '' ? {} : { cursor }),
      }),
    );
    if (page.members.includes(person)) {
      return true;
    }
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return false;
}
