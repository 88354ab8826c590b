import type { WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { answerView } from '../blocks/search/answer-view.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { type Click, modalOf } from './click.ts';
import { replaceClicked } from './tell-privately.ts';

/** Puts an answer in place of what was clicked: a private message, or what a modal shows. */
export async function answerInPlace(
  client: WebClient,
  click: Click,
  message: SlackMessage,
): Promise<void> {
  const view = modalOf(click);
  if (view === null) {
    await replaceClicked(click, message);
    return;
  }
  const { id, hash } = view;
  await client.views.update({
    view_id: id,
    view: viewWithinLimits(answerView(message)),
    ...(hash === undefined ? {} : { hash }),
  });
}
