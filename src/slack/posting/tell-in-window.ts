import type { WebClient } from '@slack/web-api';
import { ChannelId } from '../../model/slack-ids.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { answerView } from '../blocks/search/answer-view.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { unlessRefused } from '../transport/platform-code.ts';
import { postPublicly } from './post-publicly.ts';

/** Somebody who clicked in a modal or on the Home tab, where no message stands to be answered. */
export interface ClickedWindow {
  readonly user: string;
  /** Opens one window, within three seconds. */
  readonly triggerId: string;
  readonly isModal: boolean;
}

/** Slack opens no (further) window for this click. */
const NO_WINDOW = [
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'push_limit_reached',
  'not_found',
  'view_not_found',
];

/**
 * Tells them in a window of its own, on top of the modal that is open; where Slack opens none any
 * more, in their direct messages with the app.
 */
export async function tellInWindow(
  client: WebClient,
  { user, triggerId, isModal }: ClickedWindow,
  message: SlackMessage,
): Promise<void> {
  const window = { trigger_id: triggerId, view: viewWithinLimits(answerView(message)) };
  const isShown =
    (isModal && (await unlessRefused(() => client.views.push(window), NO_WINDOW))) ||
    (await unlessRefused(() => client.views.open(window), NO_WINDOW));
  if (!isShown) {
    // Slack takes a person's id for the direct messages with them.
    await postPublicly(client, { channel: ChannelId.parse(user), threadTs: null }, message);
  }
}
