import {
  createEventHub,
  type EventFacts,
  type EventHub,
  type EventName,
  type ReportedEvent,
} from '../../src/model/events/events.ts';
import type { Log, LogFields, LogLevel } from '../../src/model/log.ts';
import { createEventLogger } from '../../src/server/log-events.ts';

/** One line of the log. */
export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
}

export function createMemoryLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level, message, fields });
    };
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

export interface RecordedEvents extends EventHub {
  readonly seen: readonly ReportedEvent[];
  /** What the log says of them. */
  readonly lines: readonly LogLine[];
  /** The facts of each event of this name so far. */
  of<Name extends EventName>(name: Name): readonly EventFacts[Name][];
  /** Resolves with the facts of the first event of this name, at once if it was seen already. */
  until<Name extends EventName>(name: Name): Promise<EventFacts[Name]>;
}

/** A hub that keeps what was reported, for tests that wait for it. */
export function recordEvents(): RecordedEvents {
  const hub = createEventHub();
  const log = createMemoryLog();
  const seen: ReportedEvent[] = [];
  hub.subscribe((event) => seen.push(event));
  hub.subscribe(createEventLogger(log));
  const of = <Name extends EventName>(name: Name) =>
    seen.flatMap((event) => (event.name === name ? [event.facts as EventFacts[Name]] : []));
  return {
    ...hub,
    seen,
    lines: log.lines,
    of,
    until: async (name) => {
      const [known] = of(name);
      return (
        known ??
        new Promise((resolve) => {
          const stop = hub.subscribe(() => {
            const [facts] = of(name);
            if (facts !== undefined) {
              stop();
              resolve(facts);
            }
          });
        })
      );
    },
  };
}
