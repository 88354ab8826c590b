import type { ReceiverEvent } from '@slack/bolt';
import type { Events } from '../../model/events/events.ts';
import { sentence } from '../blocks/elements/sentence.ts';
import { knownOf, nameOf } from './known-request.ts';
import type { AnswerAt } from './response-url.ts';

export interface UnheardDeps {
  readonly events: Events;
  readonly answerAt: AnswerAt;
}

/**
 * Bolt answers nothing that nobody listens to, and Slack shows a warning after
 * three seconds: the button of an older version, another app's command. It is
 * acknowledged, named in the log, and who clicked is told.
 *
 * @param next - Bolt's own way to process.
 */
export function answerUnheard(
  { events, answerAt }: UnheardDeps,
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
    await event.ack();
    const request = knownOf(event.body);
    // A button that is a link has done what it is for.
    if (request.actions?.[0]?.url !== undefined) {
      return;
    }
    events.emit('request-unheard', { request: nameOf(request) });
    if (request.response_url !== undefined) {
      const message = sentence(
        'This belongs to another version of Signalpost and does nothing any more. Ask again to get a fresh answer.',
      );
      await answerAt(request.response_url, { message, replace: false });
    }
  };
}
