import type { EventFacts, EventName } from '../../model/events/events.ts';
import type { LogLevel } from '../../model/log.ts';

/** How an event stands in the log: lower case, no full stop; its facts follow as fields. */
export interface EventLine<Name extends EventName> {
  readonly level: LogLevel | ((facts: EventFacts[Name]) => LogLevel);
  readonly message: string | ((facts: EventFacts[Name]) => string);
}

export type EventLines<Names extends EventName> = {
  readonly [Name in Names]: EventLine<Name>;
};
