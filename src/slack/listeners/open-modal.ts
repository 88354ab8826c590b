import type { WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import type { SlackModal } from '../blocks/slack-message.ts';
import { type Click, modalOf } from './click.ts';

/** Opens a modal; on top of the one that was clicked in, which is there again when it is closed. */
export async function openModal(client: WebClient, click: Click, modal: SlackModal): Promise<void> {
  const opening = { trigger_id: click.triggerId, view: viewWithinLimits(modal) };
  await (modalOf(click) === null ? client.views.open(opening) : client.views.push(opening));
}
