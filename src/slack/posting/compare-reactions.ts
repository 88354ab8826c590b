import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { ItemId } from '../../model/item.ts';
import type { ItemMessage } from '../../model/review.ts';
import { type ChannelId, MessageTs, UserId } from '../../model/slack-ids.ts';
import type { Review, ShownReaction } from '../../review/review.ts';
import type { Authority } from '../people/authority.ts';
import { personOf } from '../people/person.ts';
import type { Identity } from '../transport/own-identity.ts';
import { SHARE_EVENT } from './post-share.ts';
import type { QuietReactions } from './quiet-reaction.ts';

/** Calls of one comparison: Slack allows fifty a minute of each kind, and others need some. */
const MOST_CALLS = 30;
const PAGE_SIZE = 200;

const Reactions = z.array(
  z.looseObject({ name: z.string(), users: z.array(UserId).default([]), count: z.number() }),
);
const Row = z.looseObject({
  ts: MessageTs,
  user: z.string().optional(),
  bot_id: z.string().optional(),
  reactions: Reactions.default([]),
  /** Of a share, which tells an item that nobody recorded since its answer was lost. */
  metadata: z
    .looseObject({
      event_type: z.literal(SHARE_EVENT),
      event_payload: z.looseObject({ item: ItemId, by: UserId }),
    })
    .optional()
    .catch(undefined),
});
type Row = z.infer<typeof Row>;
const Page = z.looseObject({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});
const Got = z.looseObject({ message: z.looseObject({ reactions: Reactions.default([]) }) });

export interface CompareReactionsDeps {
  readonly client: WebClient;
  readonly identity: () => Identity;
  readonly review: Review;
  readonly authority: Authority;
  readonly quietReactions: QuietReactions;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

/** Messages that are read together: a channel's own, or those of one thread. */
interface Group {
  readonly channel: ChannelId;
  readonly threadTs: MessageTs | null;
  readonly messages: readonly ItemMessage[];
}

/**
 * Reads the reactions on the items' messages of the last week, newest first,
 * and compares them with the flags: what came while the app was away, or
 * before a message's place was known, is made good. A channel that cannot be
 * read is unknown, never empty. Calls while one is under way share the next.
 */
export function createCompareReactions(deps: CompareReactionsDeps): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return async () => {
    next ??= (async () => {
      await Promise.allSettled([last]);
      next = undefined;
      last = compareAll(deps);
      await last;
    })();
    await next;
  };
}

async function compareAll(deps: CompareReactionsDeps): Promise<void> {
  const { review, identity, events } = deps;
  const messages = await review.recentMessages(identity().team);
  const budget = { left: MOST_CALLS };
  const count = { messages: 0, added: 0, removed: 0, unread: 0 };
  for (const group of groupsOf(messages)) {
    const rows = budget.left > 0 ? await readGroup(deps.client, group, budget) : null;
    if (rows === null) {
      count.unread += group.messages.length;
      continue;
    }
    const late = await recordLate(deps, group, rows);
    for (const message of [...group.messages, ...late]) {
      const row = rows.get(message.ref.ts);
      if (row !== undefined) {
        const { added, removed } = await compareOne(deps, message, row, budget);
        count.messages += 1;
        count.added += added;
        count.removed += removed;
      }
    }
  }
  events.emit('reactions-compared', count);
}

/** Newest first, as the messages are. */
function groupsOf(messages: readonly ItemMessage[]): readonly Group[] {
  const byPlace = Map.groupBy(messages, ({ ref, threadTs }) => `${ref.channel} ${threadTs ?? ''}`);
  return [...byPlace.values()].flatMap((together) => {
    const [first] = together;
    return first === undefined
      ? []
      : [{ channel: first.ref.channel, threadTs: first.threadTs, messages: together }];
  });
}

/** @returns null when not all of it could be read. */
async function readGroup(
  client: WebClient,
  { channel, threadTs, messages }: Group,
  budget: { left: number },
): Promise<ReadonlyMap<MessageTs, Row> | null> {
  const oldest = messages.map(({ ref }) => ref.ts).toSorted()[0] ?? '0';
  const rows = new Map<MessageTs, Row>();
  let cursor = '';
  try {
    do {
      if (budget.left <= 0) {
        return rows.size > 0 ? rows : null;
      }
      budget.left -= 1;
      const window = {
        channel,
        oldest,
        inclusive: true,
        limit: PAGE_SIZE,
        include_all_metadata: true,
      };
      const paged = cursor === '' ? window : { ...window, cursor };
      const page = Page.parse(
        await (threadTs === null
          ? client.conversations.history(paged)
          : client.conversations.replies({ ...paged, ts: threadTs })),
      );
      for (const message of page.messages) {
        const row = Row.safeParse(message).data;
        if (row !== undefined) {
          rows.set(row.ts, row);
        }
      }
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return rows;
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      budget.left = 0;
    }
    return null;
  }
}

/** Shares whose answer was lost, and which nobody has looked for since. @returns those. */
async function recordLate(
  { review, identity, events }: CompareReactionsDeps,
  { channel, threadTs, messages }: Group,
  rows: ReadonlyMap<MessageTs, Row>,
): Promise<readonly ItemMessage[]> {
  const known = new Set(messages.map(({ ref }) => ref.ts));
  const { team, botId, botUser } = identity();
  const late: ItemMessage[] = [];
  for (const { ts, user, bot_id, metadata } of rows.values()) {
    const isOurs = bot_id === botId || user === botUser;
    if (isOurs && metadata !== undefined && !known.has(ts)) {
      const { item: itemId, by } = metadata.event_payload;
      const ref = { team, channel, ts };
      await review.recordShare(ref, itemId, { team, user: by }, threadTs);
      events.emit('share-recorded-late', { channel, ts });
      late.push({ ref, threadTs, itemId });
    }
  }
  return late;
}

async function compareOne(
  deps: CompareReactionsDeps,
  { ref }: ItemMessage,
  row: Row,
  budget: { left: number },
): Promise<{ readonly added: number; readonly removed: number }> {
  const { client, review, authority, identity, quietReactions, clock } = deps;
  const readAt = clock.now();
  const flags = row.reactions.filter(({ name }) => review.isFlag(name));
  const isComplete = flags.every(({ users, count }) => users.length >= count);
  const full = isComplete ? flags : await readFull(client, ref, budget);
  const shown = (full ?? flags).map(
    ({ name, users }): ShownReaction => ({
      emoji: name,
      users: users.filter((user) => user !== identity().botUser),
    }),
  );
  const { missing, stale } = await review.compare(ref, shown);
  let added = 0;
  for (const { user, emoji } of missing) {
    const actor = personOf(identity().team, user);
    if (await authority.may('flag', actor)) {
      const outcome = await review.flagByReaction({ actor, ref, emoji, at: readAt });
      added += Number(outcome.kind === 'flagged' || outcome.kind === 'already');
    }
  }
  if (added > 0) {
    await quietReactions.add(client, ref);
  }
  // Of a list that is not whole nobody can be missing.
  const gone = full === null ? [] : stale;
  for (const { user, emoji } of gone) {
    const actor = personOf(identity().team, user);
    const outcome = await review.unflagByReaction({ actor, ref, emoji, at: readAt });
    await quietReactions.clear(client, outcome);
  }
  return { added, removed: gone.length };
}

/** Everybody who reacted; null when that could not be read. */
async function readFull(
  client: WebClient,
  { channel, ts }: ItemMessage['ref'],
  budget: { left: number },
): Promise<z.infer<typeof Reactions> | null> {
  if (budget.left <= 0) {
    return null;
  }
  budget.left -= 1;
  try {
    const { message } = Got.parse(
      await client.reactions.get({ channel, timestamp: ts, full: true }),
    );
    const { reactions } = message;
    return reactions.every(({ users, count }) => users.length >= count) ? reactions : null;
  } catch {
    return null;
  }
}
