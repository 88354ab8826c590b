import type { ViewsOpenResponse, WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import type { SlackModal } from '../blocks/slack-message.ts';
import { platformCode } from '../transport/platform-code.ts';
import { type Click, modalOf } from './click.ts';

/** What lets a window be opened. */
export interface WindowTrigger {
  /** Opens one window, within three seconds. */
  readonly triggerId: string;
  /** The window that was clicked in; null outside windows. */
  readonly below: string | null;
}

/** A click opens a window on top of the one that it was in. */
export function triggerOf(click: Pick<Click, 'triggerId' | 'view'>): WindowTrigger {
  return { triggerId: click.triggerId, below: modalOf(click)?.id ?? null };
}

/**
 * Opens a modal; on top of the one below, which is there again when it is closed. Slack stacks
 * three: a fourth takes the place of the third.
 *
 * @returns the window that shows it; undefined where Slack does not name it.
 */
export async function openModal(
  client: WebClient,
  trigger: WindowTrigger,
  modal: SlackModal,
): Promise<{ readonly id: string; readonly hash: string | undefined } | undefined> {
  const { view } = await shownBy(client, trigger, modal);
  return view?.id === undefined ? undefined : { id: view.id, hash: view.hash };
}

async function shownBy(
  client: WebClient,
  { triggerId, below }: WindowTrigger,
  modal: SlackModal,
): Promise<Pick<ViewsOpenResponse, 'view'>> {
  const view = viewWithinLimits(modal);
  if (below === null) {
    return client.views.open({ trigger_id: triggerId, view });
  }
  try {
    return await client.views.push({ trigger_id: triggerId, view });
  } catch (error) {
    if (platformCode(error) !== 'push_limit_reached') {
      throw error;
    }
    return client.views.update({ view_id: below, view });
  }
}
