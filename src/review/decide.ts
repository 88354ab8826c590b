import type { Clock } from '../model/clock.ts';
import { later } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import { cutBetweenWords } from '../model/headline.ts';
import type { Decision } from '../model/review.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

const NOTE_LENGTH = 1000;
/** Threads hear of a decision this much later, so that a slip is taken back before anybody reads it. */
export const ANNOUNCE_AFTER_MS = 30_000;

export interface DecideDeps {
  readonly store: Pick<ItemStore, 'item'> & Pick<ReviewStore, 'addDecision' | 'undoDecision'>;
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
      duplicateOf: null,
      by: actor.user,
      at: clock.now(),
    };
    const announceAt = later(decision.at, ANNOUNCE_AFTER_MS);
    const added = await store.addDecision(decision, { announceAt });
    if (added.kind === 'changed-meanwhile') {
      return { kind: 'already-decided', earlier: added.standing, found };
    }
    events.emit('decision-made', { item: itemId, verdict, by: actor.user });
    return { kind: 'decided', decision: added.decision, found };
  };
}

/** Builds taking a decision back. The store says whether it is still the last one. */
export function createUndoDecision({ store, clock, events }: DecideDeps): Review['undoDecision'] {
  return async ({ actor, itemId, decidedAt }) => {
    const found = await store.item(itemId);
    if (found === undefined) {
      return { kind: 'no-item' };
    }
    const at = clock.now();
    const announceAt = later(at, ANNOUNCE_AFTER_MS);
    const undone = await store.undoDecision({ actor, itemId, decidedAt, at, announceAt });
    if (undone === undefined) {
      return { kind: 'not-last', found };
    }
    events.emit('decision-undone', { item: itemId, by: actor.user });
    return { kind: 'undone', ...undone, found };
  };
}
