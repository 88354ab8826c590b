import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { FindOutcome } from '../../model/digest/post-outcome.ts';
import { type ChannelId, type MessageRef, MessageTs } from '../../model/slack-ids.ts';
import type { Identity } from '../transport/own-identity.ts';
import { createResumeWalk, type WalkOutcome } from './resume-walk.ts';

/** Rows of a look-up page. Slack gives some apps fewer and goes on by cursor. */
const PAGE_SIZE = 100;

const Row = z.looseObject({
  ts: MessageTs,
  user: z.string().optional(),
  bot_id: z.string().optional(),
  metadata: z
    .looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
    .optional(),
});
const Page = z.looseObject({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** Where to look, and for what kind of message. */
export interface OwnMessagesRequest {
  readonly channel: ChannelId;
  /** The thread, by its parent, or null for the channel itself. */
  readonly threadTs: MessageTs | null;
  /** Nothing older is looked at. */
  readonly since: Date;
  /** The metadata's own type. */
  readonly eventType: string;
}

/** One of the app's own messages, with what its metadata says. */
export interface OwnMessage {
  readonly ref: MessageRef;
  readonly payload: Readonly<Record<string, unknown>>;
}

export type FindOwnMessages = (
  identity: Identity,
  request: OwnMessagesRequest,
) => Promise<WalkOutcome<OwnMessage>>;

/**
 * Builds the search for the app's own messages, through every page of a channel
 * or thread. Anything short of the last page finds nothing out: absence must
 * be seen, not supposed. One that Slack asked to wait goes on where it stopped.
 */
export function createFindOwnMessages(client: WebClient): FindOwnMessages {
  const resumeWalk = createResumeWalk<OwnMessage>();
  return (identity, request) => {
    const { channel, threadTs, since, eventType } = request;
    const key = [channel, threadTs ?? '', since.getTime(), eventType].join(' ');
    return resumeWalk(key, async (cursor) => {
      const page = Page.parse(await lookupPage(client, request, cursor));
      return {
        rows: page.messages.flatMap((message) => ownMessage(message, identity, request)),
        nextCursor: page.response_metadata?.next_cursor ?? '',
      };
    });
  };
}

/** Those of the messages whose metadata has this value, as a port answers it; oldest first. */
export function foundWith(
  outcome: WalkOutcome<OwnMessage>,
  field: string,
  value: string,
): FindOutcome {
  if (outcome.kind === 'failed') {
    return { kind: 'failed', reason: outcome.reason };
  }
  if (outcome.kind === 'limited') {
    return { kind: 'limited', retryAfterMs: outcome.retryAfterMs };
  }
  const [first, ...more] = outcome.rows
    .filter(({ payload }) => payload[field] === value)
    .map(({ ref }) => ref)
    .toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  return first === undefined ? { kind: 'absent' } : { kind: 'found', refs: [first, ...more] };
}

async function lookupPage(
  client: WebClient,
  { channel, threadTs, since }: OwnMessagesRequest,
  cursor: string,
): Promise<unknown> {
  const window = {
    channel,
    oldest: (since.getTime() / 1000).toFixed(6),
    include_all_metadata: true,
    limit: PAGE_SIZE,
    ...(cursor === '' ? {} : { cursor }),
  };
  return threadTs === null
    ? client.conversations.history(window)
    : client.conversations.replies({ ...window, ts: threadTs });
}

function ownMessage(
  message: unknown,
  identity: Identity,
  { channel, eventType }: OwnMessagesRequest,
): readonly OwnMessage[] {
  const { ts, user, bot_id, metadata } = Row.safeParse(message).data ?? {};
  const isOurs = bot_id === identity.botId || user === identity.botUser;
  return ts !== undefined && isOurs && metadata?.event_type === eventType
    ? [{ ref: { team: identity.team, channel, ts }, payload: metadata.event_payload }]
    : [];
}
