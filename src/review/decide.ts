import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { cutBetweenWords } from '../model/headline.ts';
import type { Decision } from '../model/review.ts';
import type { ItemStore, ReviewStore } from '../store/store.ts';
import type { Review } from './review.ts';

const NOTE_LENGTH = 1000;

export interface DecideDeps {
  readonly store: Pick<ItemStore, 'item'> & Pick<ReviewStore, 'addDecision' | 'messagesOf'>;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * Builds the decision on a flagged item. The store says who was first: a check
 * here and a write there would let two reviewers decide the same item at once.
 */
export function createDecide({ store, clock, events }: DecideDeps): Review['decide'] {
  return async ({ actor, itemId, verdict, note }) => {
    const found = await store.item(itemId);
    if (found === undefined) {
      return { kind: 'no-item' };
    }
    const decision: Decision = {
      itemId,
      team: actor.team,
      verdict,
      note: cutBetweenWords(note?.trim() ?? '', NOTE_LENGTH) || null,
      by: actor.user,
      at: clock.now(),
    };
    const earlier = await store.addDecision(decision);
    if (earlier !== undefined) {
      return { kind: 'already-decided', earlier, found };
    }
    events.emit('decision-made', { item: itemId, verdict, by: actor.user });
    return {
      kind: 'decided',
      decision,
      found,
      messages: await store.messagesOf(actor.team, itemId),
    };
  };
}
