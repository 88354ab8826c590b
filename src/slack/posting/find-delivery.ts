import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { FindOutcome, FindRequest } from '../../digests/delivery/poster.ts';
import { type MessageRef, MessageTs } from '../../model/slack-ids.ts';
import type { Identity } from '../transport/own-identity.ts';
import { DELIVERY_EVENT } from './delivery-metadata.ts';
import { reasonOf } from './post-outcome.ts';

/** Rows of a lookup page. Slack gives some apps fewer and goes on by cursor. */
const PAGE_SIZE = 100;

const Row = z.looseObject({
  ts: MessageTs,
  user: z.string().optional(),
  bot_id: z.string().optional(),
  metadata: z
    .looseObject({
      event_type: z.string(),
      event_payload: z.looseObject({ delivery_id: z.string().optional() }),
    })
    .optional(),
});
const Page = z.looseObject({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/**
 * Looks for the app's own message with a delivery id, through every page of
 * the channel or thread. Anything short of the last page is a failed lookup:
 * absence must be seen, not supposed.
 */
export async function findDelivery(
  client: WebClient,
  identity: Identity,
  request: FindRequest,
): Promise<FindOutcome> {
  const found: MessageTs[] = [];
  let cursor = '';
  try {
    do {
      const page = Page.parse(await lookupPage(client, request, cursor));
      found.push(
        ...page.messages.flatMap((message) => {
          const row = Row.safeParse(message).data;
          return row !== undefined && isOurs(row, identity, request.deliveryId) ? [row.ts] : [];
        }),
      );
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  const [first, ...more] = found
    .toSorted()
    .map((ts): MessageRef => ({ team: identity.team, channel: request.channel, ts }));
  return first === undefined ? { kind: 'absent' } : { kind: 'found', refs: [first, ...more] };
}

async function lookupPage(
  client: WebClient,
  { channel, threadTs, since }: FindRequest,
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

function isOurs(
  { bot_id, user, metadata }: z.infer<typeof Row>,
  identity: Identity,
  deliveryId: string,
): boolean {
  return (
    metadata?.event_type === DELIVERY_EVENT &&
    metadata.event_payload.delivery_id === deliveryId &&
    (bot_id === identity.botId || user === identity.botUser)
  );
}
