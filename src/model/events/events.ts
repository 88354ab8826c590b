import type { DigestEvents } from './digest-events.ts';
import type { IndexingEvents } from './indexing-events.ts';
import type { NoticeEvents } from './notice-events.ts';
import type { ServerEvents } from './server-events.ts';
import type { SlackEvents } from './slack-events.ts';

/** Every event by its name, with the facts that it carries. A room's own stand in its file. */
export interface EventFacts
  extends DigestEvents,
    IndexingEvents,
    NoticeEvents,
    ServerEvents,
    SlackEvents {}

export type EventName = keyof EventFacts;

/** What happened, as its reporter told it. Facts never hold a token, a secret or a response_url. */
export type ReportedEvent = {
  readonly [Name in EventName]: { readonly name: Name; readonly facts: EventFacts[Name] };
}[EventName];

/** What every room reports to: what it did, once it is done. */
export interface Events {
  emit<Name extends EventName>(name: Name, facts: EventFacts[Name]): void;
}

/** Where reports come together. Log, metrics and tests subscribe. */
export interface EventHub extends Events {
  /**
   * @param listener - called at once, in the reporter's own turn: it must be quick and not throw.
   * @returns how to stop listening.
   */
  subscribe(listener: (event: ReportedEvent) => void): () => void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: ReportedEvent) => void>();
  return {
    emit: (name, facts) => {
      // The compiler does not see that a name and its own facts are one of the reported events.
      const event = { name, facts } as ReportedEvent;
      for (const listener of listeners) {
        listener(event);
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const silentEvents: Events = { emit: () => {} };
