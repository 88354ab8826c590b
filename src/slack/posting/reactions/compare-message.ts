import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { MessageRef } from '../../../model/slack-ids.ts';
import type { Review, ShownReaction } from '../../../review/review.ts';
import type { Authority } from '../../people/authority.ts';
import { personOf } from '../../people/person.ts';
import type { Identity } from '../../transport/own-identity.ts';
import type { QuietReactions } from '../quiet-reaction.ts';
import type { CallBudget } from './call-budget.ts';
import { Reactions } from './read-group.ts';
import type { UnheardFlags } from './unheard-flags.ts';

const Got = z.looseObject({ message: z.looseObject({ reactions: Reactions.default([]) }) });

export interface CompareMessageDeps {
  readonly client: WebClient;
  readonly identity: () => Identity;
  readonly review: Pick<Review, 'isFlag' | 'compare' | 'flagByReaction' | 'unflagByReaction'>;
  readonly authority: Pick<Authority, 'may'>;
  readonly quietReactions: QuietReactions;
  readonly unheardFlags: Pick<UnheardFlags, 'note'>;
}

export interface ShownMessage {
  readonly ref: MessageRef;
  readonly reactions: Reactions;
  /** What is heard by an event after it is newer, and stands. */
  readonly readAt: Date;
}

/** Makes good what the flags on one message lack, or have too much. */
export async function compareMessage(
  deps: CompareMessageDeps,
  { ref, reactions, readAt }: ShownMessage,
  budget: CallBudget,
): Promise<{ readonly added: number; readonly removed: number }> {
  const { client, review, authority, identity, quietReactions, unheardFlags } = deps;
  const flags = reactions.filter(({ name }) => review.isFlag(name));
  const full = isComplete(flags) ? flags : await readFull(client, ref, budget);
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
      if (outcome.kind === 'flagged') {
        unheardFlags.note({ ref, user, emoji });
      }
    }
  }
  if (added > 0) {
    await quietReactions.set(client, { ref, sign: 'flagged' });
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

function isComplete(reactions: Reactions): boolean {
  return reactions.every(({ users, count }) => users.length >= count);
}

/** Everybody who reacted; null when that could not be read. */
async function readFull(
  client: WebClient,
  { channel, ts }: MessageRef,
  budget: CallBudget,
): Promise<Reactions | null> {
  if (!budget.take()) {
    return null;
  }
  try {
    const { message } = Got.parse(
      await client.reactions.get({ channel, timestamp: ts, full: true }),
    );
    return isComplete(message.reactions) ? message.reactions : null;
  } catch {
    return null;
  }
}
