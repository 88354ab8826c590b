import type { WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import type { ShownAt } from '../../blocks/collections/collection-values.ts';
import { answerView } from '../../blocks/search/answer-view.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { AnswerAt } from '../../transport/response-url.ts';
import { answerInPlace } from '../answer-in-place.ts';
import { type Click, modalOf } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';

/**
 * Shows something where it was clicked: in place of a private message or of what a modal shows;
 * from the Home tab in a modal; below a message that others see too.
 */
export async function showInPlace(
  client: WebClient,
  click: Click,
  message: SlackMessage,
): Promise<void> {
  if (click.view !== null && modalOf(click) === null) {
    await openModal(client, triggerOf(click), answerView(message));
  } else if (click.publicTs !== null) {
    await tellPrivately(client, click, message);
  } else {
    await answerInPlace(client, click, message);
  }
}

/** Where a click was, for a modal that is opened from it to draw anew. */
export function shownAt(click: Click): ShownAt {
  const modal = modalOf(click);
  if (modal !== null) {
    return { view: modal.id };
  }
  return click.responseUrl === null || click.publicTs !== null
    ? {}
    : { responseUrl: click.responseUrl };
}

/** Draws anew what a modal was opened from. Nothing where that was a place that others see. */
export async function showAgain(
  { client, answerAt }: { readonly client: WebClient; readonly answerAt: AnswerAt },
  { view, responseUrl }: ShownAt,
  message: SlackMessage,
): Promise<void> {
  if (view !== undefined) {
    await client.views.update({ view_id: view, view: viewWithinLimits(answerView(message)) });
  } else if (responseUrl !== undefined) {
    // Where it is too old, what was done stands; the next look shows it.
    await answerAt(responseUrl, { message, replace: true });
  }
}
