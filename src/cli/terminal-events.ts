import { createEventHub, type Events } from '../model/events/events.ts';
import { createEventLogger } from '../server/log-events.ts';
import type { Output } from './io.ts';
import { createTerminalLog } from './terminal-log.ts';

/** Events for a person who waits for a command: what went wrong, as sentences. */
export function createTerminalEvents(err: Output): Events {
  const events = createEventHub();
  events.subscribe(createEventLogger(createTerminalLog(err)));
  return events;
}
