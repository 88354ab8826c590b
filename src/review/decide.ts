import type { Clock } from '../model/clock.ts';
import { later } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import type { ItemId } from '../model/item.ts';
import type { Decision } from '../model/review/review.ts';
import type { Actor } from '../model/slack-ids.ts';
import { cutBetweenWords } from '../model/text/headline.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

export const NOTE_LENGTH = 1000;
/** Threads hear of a decision this much later, so that a slip is taken back before anybody reads it. */
export const ANNOUNCE_AFTER_MS = 30_000;
/** From one duplicate to the next; a longer way is taken for a circle. */
const MOST_STEPS = 20;

export interface DecideDeps {
  readonly store: Pick<NominationStore, 'subject'> &
    Pick<ReviewStore, 'addDecision' | 'undoDecision' | 'standings'>;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * Builds the decision on a flagged item. The store says who was first: a check
 * here and a write there would let two reviewers decide the same item at once.
 */
export function createDecide({ store, clock, events }: DecideDeps): Review['decide'] {
  const leadsBack = createLeadsBack({ store });
  return async ({ actor, itemId, verdict, note, duplicateOf = null, seen }) => {
    const subject = await store.subject(itemId);
    if (subject === undefined) {
      return { kind: 'no-item' };
    }
    if (duplicateOf !== null) {
      if ((await store.subject(duplicateOf)) === undefined) {
        return { kind: 'no-item' };
      }
      if (await leadsBack(actor, duplicateOf, itemId)) {
        return { kind: 'same-item', subject };
      }
    }
    const decision: Decision = {
      itemId,
      team: actor.team,
      verdict,
      note: cutBetweenWords(note?.trim() ?? '', NOTE_LENGTH) || null,
      duplicateOf: verdict === 'duplicate' ? duplicateOf : null,
      by: actor.user,
      at: clock.now(),
    };
    const added = await store.addDecision(decision, {
      announceAt: later(decision.at, ANNOUNCE_AFTER_MS),
      ...(seen === undefined ? {} : { seen }),
    });
    if (added.kind === 'changed-meanwhile') {
      return { ...added, subject };
    }
    events.emit('decision-made', { item: itemId, verdict, by: actor.user });
    return { kind: 'decided', decision: added.decision, replaced: added.replaced, subject };
  };
}

/** Whether one comes from an item, through what it is a duplicate of, to the other. */
function createLeadsBack({ store }: { readonly store: Pick<ReviewStore, 'standings'> }) {
  return async (actor: Actor, from: ItemId, to: ItemId): Promise<boolean> => {
    let at: ItemId | null = from;
    for (let step = 0; step < MOST_STEPS && at !== null; step += 1) {
      if (at === to) {
        return true;
      }
      const standings = await store.standings(actor, [at]);
      at = standings.get(at)?.decision?.duplicateOf ?? null;
    }
    return at !== null;
  };
}

/** Builds taking a decision back. The store says whether it is still the last one. */
export function createUndoDecision({ store, clock, events }: DecideDeps): Review['undoDecision'] {
  return async ({ actor, itemId, decidedAt }) => {
    const subject = await store.subject(itemId);
    if (subject === undefined) {
      return { kind: 'no-item' };
    }
    const at = clock.now();
    const announceAt = later(at, ANNOUNCE_AFTER_MS);
    const undone = await store.undoDecision({ actor, itemId, decidedAt, at, announceAt });
    if (undone === undefined) {
      return { kind: 'not-last', subject };
    }
    events.emit('decision-undone', { item: itemId, by: actor.user });
    return { kind: 'undone', ...undone, subject };
  };
}
