import type { ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Events } from '../../../model/events/events.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { answerView } from '../../blocks/search/answer-view.ts';
import { tellInWindow } from '../../posting/tell-in-window.ts';
import type { AnswerAt } from '../response-url.ts';
import { type KnownRequest, knownOf, nameOf, windowOf } from './known-request.ts';

export interface UnheardDeps {
  readonly events: Events;
  readonly answerAt: AnswerAt;
  readonly client: WebClient;
}

const OTHER_VERSION = sentence(
  'This belongs to another version of Signalpost and does nothing any more. Ask again to get a fresh answer.',
);

/**
 * Bolt answers nothing that nobody listens to, and Slack shows a warning after
 * three seconds: the button of an older version, another app's command. It is
 * acknowledged, named in the log, and who clicked is told.
 *
 * @param next - Bolt's own way to process.
 */
export function answerUnheard(
  deps: UnheardDeps,
  next: (event: ReceiverEvent) => Promise<void>,
): (event: ReceiverEvent) => Promise<void> {
  return async (event) => {
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      isAcknowledged = true;
      await event.ack(response);
    };
    await next({ ...event, ack });
    if (isAcknowledged) {
      return;
    }
    const request = knownOf(event.body);
    await event.ack(acknowledgement(request));
    // A button that is a link has done what it is for.
    if (request.actions?.[0]?.url !== undefined) {
      return;
    }
    deps.events.emit('request-unheard', { request: nameOf(request) });
    await tell(deps, request);
  };
}

/** A window that was sent in is answered in the acknowledgement itself; a menu has nothing to offer. */
function acknowledgement({ type }: KnownRequest) {
  if (type === 'view_submission') {
    return { response_action: 'update', view: answerView(OTHER_VERSION) };
  }
  return type === 'block_suggestion' ? { options: [] } : undefined;
}

async function tell({ events, answerAt, client }: UnheardDeps, request: KnownRequest) {
  const window = windowOf(request);
  try {
    if (request.response_url !== undefined) {
      await answerAt(request.response_url, { message: OTHER_VERSION, replace: false });
    } else if (window !== undefined && request.type !== 'view_submission') {
      await tellInWindow(client, window, OTHER_VERSION);
    }
  } catch (error) {
    events.emit('person-not-told', { reference: nameOf(request), error });
  }
}
