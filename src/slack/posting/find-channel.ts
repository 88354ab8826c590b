import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelOutcome } from '../../digests/delivery/poster.ts';
import { ChannelId } from '../../model/slack-ids.ts';
import { createResumeWalk, type WalkOutcome } from './resume-walk.ts';

interface Channel {
  readonly id: ChannelId;
  readonly name: string;
  readonly isArchived: boolean;
}

const Page = z.looseObject({
  channels: z
    .array(
      z.looseObject({
        id: ChannelId,
        name: z.string().optional(),
        is_archived: z.boolean().default(false),
      }),
    )
    .default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** Slack's most; it may give fewer. With 200, a workspace of 5,000 takes 26 calls of 20 a minute. */
const PAGE_SIZE = 1000;

const BOTH = 'public_channel,private_channel';
const PUBLIC = 'public_channel';

/** Looks a channel up by the name that a definition gives it. */
export type FindChannel = (channel: string) => Promise<ChannelOutcome>;

/**
 * Builds the look-up of channels. One walk serves everybody who asks meanwhile,
 * and one that Slack's rate limit stopped goes on where it was: begun anew, it
 * would never reach the end of a large workspace. Without `groups:read` the
 * public channels are looked through alone, and the outcome says so. An
 * archived channel is found too, so that whoever wants it hears that it is
 * archived; but never where a living one has its name.
 */
export function createFindChannel(client: WebClient): FindChannel {
  const resumeWalk = createResumeWalk<Channel>();
  let types = BOTH;
  let walking: Promise<WalkOutcome<Channel>> | null = null;

  return find;

  async function find(channel: string): Promise<ChannelOutcome> {
    if (!channel.startsWith('#')) {
      return { kind: 'channel', id: ChannelId.parse(channel) };
    }
    const name = nameOf(channel.slice(1));
    const outcome = await walk();
    if (outcome.kind === 'failed') {
      if (outcome.code === 'missing_scope' && types === BOTH) {
        types = PUBLIC;
        return find(channel);
      }
      return { kind: 'failed', reason: outcome.reason };
    }
    const named = outcome.rows.filter((one) => one.name === name);
    const living = named.find(({ isArchived }) => !isArchived);
    if (living === undefined && outcome.kind === 'limited') {
      return { kind: 'limited', retryAfterMs: outcome.retryAfterMs };
    }
    const found = living ?? named[0];
    return found === undefined
      ? { kind: 'unknown-channel', missingScope: types === BOTH ? null : 'groups:read' }
      : { kind: 'channel', id: found.id };
  }

  function walk(): Promise<WalkOutcome<Channel>> {
    walking ??= resumeWalk(types, (cursor) => readPage(client, types, cursor)).finally(() => {
      walking = null;
    });
    return walking;
  }
}

async function readPage(client: WebClient, types: string, cursor: string) {
  const page = Page.parse(
    await client.conversations.list({
      types,
      exclude_archived: false,
      limit: PAGE_SIZE,
      ...(cursor === '' ? {} : { cursor }),
    }),
  );
  return {
    rows: page.channels.flatMap(({ id, name, is_archived: isArchived }) =>
      name === undefined ? [] : [{ id, name: nameOf(name), isArchived }],
    ),
    nextCursor: page.response_metadata?.next_cursor ?? '',
  };
}

/** Names are compared as Slack shows them, however their accents are encoded. */
const nameOf = (name: string) => name.normalize('NFC').toLowerCase();

const Info = z.looseObject({
  channel: z.looseObject({
    is_member: z.boolean().optional(),
    is_archived: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
});

/** Whether the app may post to a channel by its id; `unclear` where Slack does not say. */
export async function askChannel(
  client: WebClient,
  channel: ChannelId,
): Promise<'reachable' | 'unclear' | 'unknown' | 'not-member' | 'archived'> {
  try {
    const info = Info.parse(await client.conversations.info({ channel })).channel;
    if (info.is_archived) {
      return 'archived';
    }
    return info.is_im || info.is_member !== false ? 'reachable' : 'not-member';
  } catch (error) {
    return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found'
      ? 'unknown'
      : 'unclear';
  }
}
