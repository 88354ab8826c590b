import type { WebClient } from '@slack/web-api';
import type { DecideOutcome, UndoOutcome } from '../../../review/outcome.ts';
import type { Review } from '../../../review/review.ts';
import {
  DecideTickedValue,
  DecideValue,
  readValue,
  UndoDecisionValue,
  UndoSeveralValue,
} from '../../blocks/action-values.ts';
import {
  decidedSeveralMessage,
  decideOutcomeMessage,
  undoneSeveralMessage,
  undoOutcomeMessage,
} from '../../blocks/review/decision.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { QueueClick } from './queue-click.ts';
import type { ShowPlace } from './show-place.ts';
import type { TellDecided } from './tell-decided.ts';

export interface DecideNowDeps {
  readonly review: Pick<Review, 'decide' | 'undoDecision'>;
  readonly showPlace: ShowPlace;
  readonly tellDecided: TellDecided;
}

/** A listener to what can be clicked in the queue. */
export type OnQueueClick = (click: Click, queue: QueueClick, client: WebClient) => Promise<void>;

/** When the decision was made that a button shows; undefined for buttons of older messages. */
export function seenAt(seen: number | null | undefined): { readonly seen?: Date | null } {
  return seen === undefined ? {} : { seen: seen === null ? null : new Date(seen) };
}

/** Accept and Dismiss: acts at once, and shows the queue anew with a way back. */
export function createDecideNow({ review, showPlace, tellDecided }: DecideNowDeps): OnQueueClick {
  return async (click, { place, ticked }, client) => {
    const chosen = readValue(DecideValue, click.value);
    if (chosen === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { item, verdict, seen } = chosen;
    const { actor } = click;
    const outcome = await review.decide({
      actor,
      itemId: item,
      verdict,
      note: null,
      ...seenAt(seen),
    });
    // First, so that its half minute counts from now.
    await Promise.all([
      tellDecided(client, [outcome]),
      showPlace(client, actor, place, {
        news: decideOutcomeMessage(outcome),
        ticked: ticked.filter((id) => id !== item),
      }),
    ]);
  };
}

/** Accept or Dismiss for everything that is selected on the page. */
export function createDecideTicked({
  review,
  showPlace,
  tellDecided,
}: DecideNowDeps): OnQueueClick {
  return async (click, { place, ticked }, client) => {
    const chosen = readValue(DecideTickedValue, click.value);
    if (chosen === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor } = click;
    const outcomes: DecideOutcome[] = [];
    for (const itemId of ticked) {
      const { verdict } = chosen;
      // Not as it was seen: what was decided meanwhile does not wait, and is left as it is.
      outcomes.push(await review.decide({ actor, itemId, verdict, note: null }));
    }
    await Promise.all([
      tellDecided(client, outcomes),
      showPlace(
        client,
        actor,
        place,
        outcomes.length === 0 ? {} : { news: decidedSeveralMessage(outcomes) },
      ),
    ]);
  };
}

/** Undo: takes the decision back, where it is still the last one. */
export function createUndoDecision({
  review,
  showPlace,
  tellDecided,
}: DecideNowDeps): OnQueueClick {
  return async (click, { place, ticked }, client) => {
    const undo = readValue(UndoDecisionValue, click.value);
    if (undo === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor } = click;
    const outcome = await review.undoDecision({
      actor,
      itemId: undo.item,
      decidedAt: new Date(undo.at),
    });
    await Promise.all([
      tellDecided(client, [outcome]),
      showPlace(client, actor, place, { news: undoOutcomeMessage(outcome), ticked }),
    ]);
  };
}

/** Undo of several at once. */
export function createUndoSeveral({ review, showPlace, tellDecided }: DecideNowDeps): OnQueueClick {
  return async (click, { place, ticked }, client) => {
    const { undo } = readValue(UndoSeveralValue, click.value) ?? { undo: [] };
    const { actor } = click;
    const outcomes: UndoOutcome[] = [];
    for (const [itemId, at] of undo) {
      outcomes.push(await review.undoDecision({ actor, itemId, decidedAt: new Date(at) }));
    }
    await Promise.all([
      tellDecided(client, outcomes),
      showPlace(client, actor, place, { news: undoneSeveralMessage(outcomes), ticked }),
    ]);
  };
}
