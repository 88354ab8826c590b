import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { DecideValue, readValue, UndoDecisionValue } from '../../blocks/action-values.ts';
import { decideOutcomeMessage, undoOutcomeMessage } from '../../blocks/review/decision.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import type { PublishHome } from '../../posting/publish-home.ts';
import type { Click } from '../click.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';

export interface DecideNowDeps {
  readonly review: Pick<Review, 'decide' | 'undoDecision'>;
  readonly showQueue: ShowQueue;
  readonly publishHome: PublishHome;
  /** Tells the threads once their time has come. */
  readonly announceSoon: () => void;
}

/** Accept and Dismiss: acts at once, and shows the queue anew with a way back. */
export function createDecideNow(deps: DecideNowDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const chosen = readValue(DecideValue, click.value);
    if (chosen === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { item, verdict } = chosen;
    const { actor } = click;
    const outcome = await deps.review.decide({ actor, itemId: item, verdict, note: null });
    deps.announceSoon();
    await showAgain(deps, click, client, decideOutcomeMessage(outcome));
  };
}

/** Undo: takes the decision back, where it is still the last one. */
export function createUndoDecision(deps: DecideNowDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const undo = readValue(UndoDecisionValue, click.value);
    if (undo === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const outcome = await deps.review.undoDecision({
      actor: click.actor,
      itemId: undo.item,
      decidedAt: new Date(undo.at),
    });
    deps.announceSoon();
    await showAgain(deps, click, client, undoOutcomeMessage(outcome));
  };
}

async function showAgain(
  { showQueue, publishHome }: DecideNowDeps,
  click: Click,
  client: WebClient,
  news: SlackMessage,
): Promise<void> {
  if (click.channel === null) {
    await publishHome(client, click.actor);
    return;
  }
  await replaceClicked(click, reviewQueueMessage(await showQueue(click.actor), news));
}
