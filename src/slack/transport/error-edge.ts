import { MultipleListenerError } from '@slack/bolt';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Events } from '../../model/events/events.ts';
import { DecisionContext, readValue } from '../blocks/action-values.ts';
import {
  busyMessage,
  faultMessage,
  overloadMessage,
  tooLateMessage,
} from '../blocks/elements/fault.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { tellInWindow } from '../posting/tell-in-window.ts';
import { type KnownRequest, knownOf, nameOf, windowOf } from './incoming/known-request.ts';
import { platformCode } from './platform-code.ts';
import type { AnswerAt } from './response-url.ts';

export interface ErrorEdgeDeps {
  readonly events: Events;
  readonly answerAt: AnswerAt;
  readonly client: WebClient;
  /** Short and unique enough to be found in the log. */
  readonly newReference: () => string;
}

/** Slack opens a window within three seconds of a click, and once. */
const TOO_LATE = ['expired_trigger_id', 'trigger_expired'];

/**
 * The one place where a listener's error ends: it is logged with a reference,
 * the person who asked is told the same reference, and the error goes on to
 * whoever must know that the work was not done.
 */
export function createErrorEdge(deps: ErrorEdgeDeps) {
  const { events, newReference } = deps;
  return async ({ error, body }: { readonly error: Error; readonly body: unknown }) => {
    const request = knownOf(body);
    const reference = newReference();
    for (const original of originals(error)) {
      events.emit('request-failed', {
        reference,
        request: nameOf(request),
        ...(request.event_id === undefined ? {} : { event: request.event_id }),
        error: original,
      });
    }
    await tell(deps, request, error, reference);
    throw error;
  };
}

function originals(error: Error): readonly Error[] {
  if (error instanceof MultipleListenerError) {
    return error.originals;
  }
  // Bolt wraps what has no code of its own.
  const original = 'original' in error ? error.original : undefined;
  return [original instanceof Error ? original : error];
}

/** A person who waits for an answer gets one; an event has nobody to tell. */
async function tell(
  { events, answerAt, client }: ErrorEdgeDeps,
  request: KnownRequest,
  error: Error,
  reference: string,
) {
  const address =
    request.response_url ??
    readValue(DecisionContext, request.view?.private_metadata)?.responseUrl ??
    undefined;
  const window = windowOf(request);
  const message = messageOf(originals(error), reference);
  try {
    if (address !== undefined) {
      if (!(await answerAt(address, { message, replace: false }))) {
        events.emit('person-not-told', { reference });
      }
    } else if (window !== undefined) {
      await tellInWindow(client, window, message);
    }
  } catch (failure) {
    events.emit('person-not-told', { reference, error: failure });
  }
}

function messageOf(errors: readonly Error[], reference: string): SlackMessage {
  const limited = errors.find((one) => one instanceof WebAPIRateLimitedError);
  if (limited !== undefined) {
    return busyMessage(limited.retryAfter);
  }
  if (errors.some((one) => TOO_LATE.includes(platformCode(one) ?? ''))) {
    return tooLateMessage();
  }
  // The store's, which this room does not know, and any other's that may pass by itself.
  const mayPass = errors.some(
    (one) => 'code' in one && (one.code === 'busy' || one.code === 'away'),
  );
  return mayPass ? overloadMessage() : faultMessage(reference);
}
