import type { WebClient } from '@slack/web-api';
import type { Events } from '../../../model/events/events.ts';
import type { ReviewPlace } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { decidedListMessage } from '../../blocks/review/decided-list.ts';
import { FIRST_PAGE, type QueueState, readQueueBlockId } from '../../blocks/review/queue-state.ts';
import { queueView } from '../../blocks/review/queue-view.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Person } from '../../people/person.ts';
import type { ShowDecided, ShowQueue } from '../../people/show-queue.ts';
import type { PublishHome } from '../../posting/publish-home.ts';
import type { AnswerAt } from '../../transport/response-url.ts';
import type { Details } from '../details.ts';

export interface ShowPlaceDeps {
  readonly showQueue: ShowQueue;
  readonly showDecided: ShowDecided;
  readonly publishHome: PublishHome;
  readonly details: Pick<Details, 'refresh'>;
  readonly answerAt: AnswerAt;
  readonly events: Events;
}

export interface PlaceChange {
  /** What just happened, said above. */
  readonly news?: SlackMessage;
  readonly ticked?: readonly string[];
  /** What is to be shown instead. */
  readonly state?: QueueState;
  readonly decided?: { readonly days: number; readonly page: number };
  readonly shows?: 'queue';
}

/** Shows the queue, what was decided, or Details anew where somebody clicked. */
export type ShowPlace = (
  client: WebClient,
  actor: Person,
  place: ReviewPlace,
  change?: PlaceChange,
) => Promise<void>;

export function createShowPlace(deps: ShowPlaceDeps): ShowPlace {
  const put = async (
    client: WebClient,
    actor: Person,
    { responseUrl, viewId }: ReviewPlace,
    message: SlackMessage,
  ): Promise<void> => {
    if (viewId !== null) {
      await client.views.update({ view_id: viewId, view: viewWithinLimits(queueView(message)) });
    } else if (responseUrl === null) {
      await deps.publishHome(client, actor);
    } else if (!(await deps.answerAt(responseUrl, { message, replace: true }))) {
      deps.events.emit('queue-too-old', {});
    }
  };

  return async (client, actor, place, change = {}) => {
    if (place.shows === 'details' && change.state === undefined) {
      await deps.details.refresh(client, actor, place.viewId, place.code);
      return;
    }
    const message = await messageAt(deps, actor, place, change);
    await put(client, actor, place, message);
  };
}

async function messageAt(
  { showQueue, showDecided }: Pick<ShowPlaceDeps, 'showQueue' | 'showDecided'>,
  actor: Person,
  { code, shows }: ReviewPlace,
  { news, ticked, state, decided, shows: wanted }: PlaceChange,
): Promise<SlackMessage> {
  const block = readQueueBlockId(code);
  const queue = state ?? block?.state ?? FIRST_PAGE;
  const list = decided ?? (shows === 'decided' ? readDecidedPart(block?.part ?? '') : undefined);
  return list === undefined || wanted === 'queue' || state !== undefined
    ? reviewQueueMessage(await showQueue(actor, queue, ticked), news)
    : decidedListMessage(await showDecided(actor, list, queue), news);
}

function readDecidedPart(part: string): { readonly days: number; readonly page: number } {
  const [, days, page] = /^decided:(\d{1,3}):(\d{1,4})/.exec(part) ?? [];
  return { days: Number(days ?? 1), page: Math.max(1, Number(page ?? 1)) };
}
