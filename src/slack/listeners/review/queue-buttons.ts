import type { WebClient } from '@slack/web-api';
import { MOST_AT_ONCE } from '../../../model/collection.ts';
import { ItemId } from '../../../model/item.ts';
import type { Review } from '../../../review/review.ts';
import { QUEUE } from '../../blocks/action-ids.ts';
import { DecidedValue, QueueTurnValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { readCollectOption } from '../../blocks/collections/collect-choice.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { decideOutcomeMessage } from '../../blocks/review/decision.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { withChoice } from '../../blocks/review/queue-filters.ts';
import { ROW_CHOICES, type RowChoice } from '../../blocks/review/queue-row.ts';
import { FIRST_PAGE, readQueueBlockId } from '../../blocks/review/queue-state.ts';
import { queueView } from '../../blocks/review/queue-view.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import type { Click } from '../click.ts';
import type { CollectItem } from '../collections/collect-item.ts';
import type { Details } from '../details.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { OnQueueClick } from './decide-now.ts';
import type { OpenForms } from './open-forms.ts';
import type { ShowPlace } from './show-place.ts';
import type { TellDecided } from './tell-decided.ts';

export interface QueueButtonsDeps {
  readonly review: Pick<Review, 'decide' | 'subject' | 'standings'>;
  readonly showQueue: ShowQueue;
  readonly showPlace: ShowPlace;
  readonly openForms: OpenForms;
  readonly details: Pick<Details, 'open'>;
  readonly tellDecided: TellDecided;
  readonly collectClick: (click: Click, client: WebClient) => Promise<void>;
  readonly collectItem: CollectItem;
}

/** The review queue, offered as a button: below a message, or in a modal from the Home tab. */
export function createOpenQueue({ showQueue }: Pick<QueueButtonsDeps, 'showQueue'>) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const message = reviewQueueMessage(await showQueue(click.actor));
    if (click.channel === null) {
      const view = viewWithinLimits(queueView(message));
      await client.views.open({ trigger_id: click.triggerId, view });
      return;
    }
    await tellPrivately(client, click, message);
  };
}

/** Another order or another filter: from its first page. */
export function createFilterQueue({
  showPlace,
}: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { actionId, place, chosenUser }, client) => {
    const before = readQueueBlockId(place.code)?.state ?? FIRST_PAGE;
    const after =
      actionId === QUEUE.flaggedBy
        ? {
            sort: before.sort,
            filter: { ...before.filter, flaggedBy: chosenUser ?? undefined },
          }
        : withChoice(before, actionId, click.value ?? '');
    await showPlace(client, click.actor, place, { state: { ...(after ?? before), page: 1 } });
  };
}

/** Every filter away; the order stays. */
export function createClearFilter({
  showPlace,
}: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { place }, client) => {
    const { sort } = readQueueBlockId(place.code)?.state ?? FIRST_PAGE;
    await showPlace(client, click.actor, place, { state: { filter: {}, sort, page: 1 } });
  };
}

export function createTurnQueue({ showPlace }: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { place }, client) => {
    const before = readQueueBlockId(place.code)?.state ?? FIRST_PAGE;
    const page = readValue(QueueTurnValue, click.value)?.page ?? 1;
    await showPlace(client, click.actor, place, { state: { ...before, page } });
  };
}

/** Something is selected, or no more: the buttons say how many. */
export function createTickQueue({ showPlace }: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { place, ticked }, client) => {
    await showPlace(client, click.actor, place, { ticked });
  };
}

/** Collect… for everything that is selected on the page. */
export function createCollectTicked({
  collectItem,
}: Pick<QueueButtonsDeps, 'collectItem'>): OnQueueClick {
  return async (click, { ticked }, client) => {
    await (ticked.length === 0
      ? tellPrivately(client, click, sentence('Nothing is selected, so nothing is collected.'))
      : collectItem(click, client, { items: ticked.slice(0, MOST_AT_ONCE) }));
  };
}

/** What was decided today or in the last days. */
export function createShowDecided({
  showPlace,
}: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { place }, client) => {
    const decided = readValue(DecidedValue, click.value) ?? { days: 1, page: 1 };
    await showPlace(client, click.actor, place, { decided });
  };
}

export function createBackToQueue({
  showPlace,
}: Pick<QueueButtonsDeps, 'showPlace'>): OnQueueClick {
  return async (click, { place }, client) => {
    await showPlace(client, click.actor, place, { shows: 'queue' });
  };
}

/** What was chosen in the menu of a row. */
export function createQueueMenu(deps: QueueButtonsDeps): OnQueueClick {
  const { review, showPlace, openForms, details, tellDecided, collectClick } = deps;
  return async (click, queue, client) => {
    if (readCollectOption(click.value) !== undefined) {
      await collectClick(click, client);
      return;
    }
    const [choice, id] = (click.value ?? '').split('|');
    const item = ItemId.safeParse(id).data;
    if (item === undefined || !isChoice(choice)) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor } = click;
    switch (choice) {
      case 'details':
        await details.open(click, client, { item });
        return;
      case 'duplicate':
        await openForms.duplicate(click, client, { item, place: queue.place });
        return;
      case 'notes':
        await openForms.notes(click, client, { item, place: queue.place });
        return;
      case 'false-positive': {
        const outcome = await review.decide({
          actor,
          itemId: item,
          verdict: 'false-positive',
          note: null,
        });
        const ticked = queue.ticked.filter((one) => one !== item);
        await Promise.all([
          tellDecided(client, [outcome]),
          showPlace(client, actor, queue.place, { news: decideOutcomeMessage(outcome), ticked }),
        ]);
      }
    }
  };
}

function isChoice(choice: string | undefined): choice is RowChoice {
  return ROW_CHOICES.some((one) => one === choice);
}
