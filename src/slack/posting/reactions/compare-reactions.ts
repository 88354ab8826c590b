import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import type { Review } from '../../../review/review.ts';
import type { Authority } from '../../people/authority.ts';
import type { Identity } from '../../transport/own-identity.ts';
import type { QuietReactions } from '../quiet-reaction.ts';
import { type CallBudget, createCallBudget } from './call-budget.ts';
import { compareMessage } from './compare-message.ts';
import { type MessageGroup, messageGroups } from './message-group.ts';
import { createGroupReader, type GroupRead, type GroupReader } from './read-group.ts';
import { recordLateShares } from './record-late-shares.ts';
import type { UnheardFlags } from './unheard-flags.ts';

/** Calls of one comparison: Slack allows fifty a minute of each kind, and others need some. */
const MOST_CALLS = 30;

export interface CompareReactionsDeps {
  readonly client: WebClient;
  readonly identity: () => Identity;
  readonly review: Review;
  readonly authority: Authority;
  readonly quietReactions: QuietReactions;
  readonly unheardFlags: Pick<UnheardFlags, 'note'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

/**
 * Reads the reactions on the items' messages of the last week, newest first,
 * and compares them with the flags: what came while the app was away, or
 * before a message's place was known, is made good. A channel that cannot be
 * read is unknown, never empty; where the calls of one comparison do not
 * suffice, the next goes on. Calls while one is under way share the next.
 */
export function createCompareReactions(deps: CompareReactionsDeps): () => Promise<void> {
  const reader = createGroupReader(deps.client, deps.clock);
  let turn = 0;
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return async () => {
    next ??= (async () => {
      await Promise.allSettled([last]);
      next = undefined;
      turn += 1;
      last = compareAll(deps, reader, turn);
      await last;
    })();
    await next;
  };
}

async function compareAll(
  deps: CompareReactionsDeps,
  reader: GroupReader,
  turn: number,
): Promise<void> {
  const { review, identity, events } = deps;
  const { team } = identity();
  const groups = messageGroups(
    await review.recentMessages(team),
    await review.shareAttempts.open(team),
    (key) => reader.lastTurn(key),
  );
  reader.keepOnly(groups);
  const budget = createCallBudget(MOST_CALLS);
  const count = { messages: 0, added: 0, removed: 0, unread: 0 };
  for (const group of groups) {
    const compared = await compareGroup(
      deps,
      group,
      await reader.read(group, budget, turn),
      budget,
    );
    count.messages += compared.messages;
    count.added += compared.added;
    count.removed += compared.removed;
    count.unread += compared.unread;
  }
  events.emit('reactions-compared', count);
}

async function compareGroup(
  deps: CompareReactionsDeps,
  group: MessageGroup,
  read: GroupRead,
  budget: CallBudget,
) {
  const count = { messages: 0, added: 0, removed: 0, unread: 0 };
  const late = await recordLateShares(deps, group, read);
  for (const { ref } of [...group.messages, ...late]) {
    const row = read.rows.get(ref.ts);
    if (row === undefined) {
      // Where all was seen, it is gone from Slack.
      count.unread += Number(read.seen !== 'all');
      continue;
    }
    const { added, removed } = await compareMessage(
      deps,
      { ref, reactions: row.reactions, readAt: read.at },
      budget,
    );
    count.messages += 1;
    count.added += added;
    count.removed += removed;
  }
  return count;
}
