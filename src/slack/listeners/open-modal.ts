import type { ViewsOpenResponse, WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import type { SlackModal } from '../blocks/slack-message.ts';
import { platformCode } from '../transport/platform-code.ts';
import { type Click, modalOf } from './click.ts';

/**
 * Opens a modal; on top of the one that was clicked in, which is there again when it is closed. Slack
 * stacks three: a fourth takes the place of the third.
 *
 * @returns the window that shows it; undefined where Slack does not name it.
 */
export async function openModal(
  client: WebClient,
  click: Click,
  modal: SlackModal,
): Promise<{ readonly id: string; readonly hash: string | undefined } | undefined> {
  const { view } = await shownBy(client, click, modal);
  return view?.id === undefined ? undefined : { id: view.id, hash: view.hash };
}

async function shownBy(
  client: WebClient,
  click: Click,
  modal: SlackModal,
): Promise<Pick<ViewsOpenResponse, 'view'>> {
  const below = modalOf(click);
  const view = viewWithinLimits(modal);
  if (below === null) {
    return client.views.open({ trigger_id: click.triggerId, view });
  }
  try {
    return await client.views.push({ trigger_id: click.triggerId, view });
  } catch (error) {
    if (platformCode(error) !== 'push_limit_reached') {
      throw error;
    }
    return client.views.update({ view_id: below.id, view });
  }
}
