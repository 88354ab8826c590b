import { MultipleListenerError } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { z } from 'zod';
import type { Events } from '../../model/events/events.ts';
import { DecisionContext, readValue } from '../blocks/action-values.ts';
import { busyMessage, faultMessage, overloadMessage } from '../blocks/elements/fault.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { answerAt } from './response-url.ts';

export interface ErrorEdgeDeps {
  readonly events: Events;
  /** Short and unique enough to be found in the log. */
  readonly newReference: () => string;
}

/** What may be known of a request that failed. */
const FailedRequest = z.looseObject({
  type: z.string().optional(),
  command: z.string().optional(),
  response_url: z.string().optional(),
  event_id: z.string().optional(),
  event: z.looseObject({ type: z.string() }).optional(),
  actions: z.array(z.looseObject({ action_id: z.string().optional() })).optional(),
  view: z.looseObject({ callback_id: z.string(), private_metadata: z.string() }).optional(),
});
type FailedRequest = z.infer<typeof FailedRequest>;

/**
 * The one place where a listener's error ends: it is logged with a reference,
 * the person who asked is told the same reference, and the error goes on to
 * whoever must know that the work was not done.
 */
export function createErrorEdge({ events, newReference }: ErrorEdgeDeps) {
  return async ({ error, body }: { readonly error: Error; readonly body: unknown }) => {
    const request = FailedRequest.safeParse(body).data ?? {};
    const reference = newReference();
    for (const original of originals(error)) {
      events.emit('request-failed', {
        reference,
        request: nameOf(request),
        ...(request.event_id === undefined ? {} : { event: request.event_id }),
        error: original,
      });
    }
    await tell(request, error, reference, events);
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
async function tell(request: FailedRequest, error: Error, reference: string, events: Events) {
  const address =
    request.response_url ??
    readValue(DecisionContext, request.view?.private_metadata)?.responseUrl ??
    undefined;
  if (address === undefined) {
    return;
  }
  const message = messageOf(originals(error), reference);
  try {
    if (!(await answerAt(address, { message, replace: false }))) {
      events.emit('person-not-told', { reference });
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
  // The store's, which this room does not know, and any other's that may pass by itself.
  const isBusy = errors.some((one) => 'code' in one && one.code === 'busy');
  return isBusy ? overloadMessage() : faultMessage(reference);
}

function nameOf({ command, event, actions, view, type }: FailedRequest): string {
  return (
    command ?? event?.type ?? actions?.[0]?.action_id ?? view?.callback_id ?? type ?? 'unknown'
  );
}
