import type { EventName, ReportedEvent } from '../model/events/events.ts';
import type { Log } from '../model/log.ts';
import { DIGEST_LINES } from './event-lines/digest-lines.ts';
import type { EventLine, EventLines } from './event-lines/event-line.ts';
import { INDEXING_LINES } from './event-lines/indexing-lines.ts';
import { NOTICE_LINES } from './event-lines/notice-lines.ts';
import { SERVER_LINES } from './event-lines/server-lines.ts';
import { SLACK_LINES } from './event-lines/slack-lines.ts';

const LINES: EventLines<EventName> = {
  ...DIGEST_LINES,
  ...INDEXING_LINES,
  ...NOTICE_LINES,
  ...SERVER_LINES,
  ...SLACK_LINES,
};

/**
 * The log as one of those who listen to events: a line each, with the event's
 * name as the field `event`, by which it can be found whatever its words become.
 */
export function createEventLogger(log: Log): (event: ReportedEvent) => void {
  return ({ name, facts }) => {
    // A line takes the facts of its own event; the compiler cannot pair the two unions.
    const { level, message } = LINES[name] as EventLine<EventName>;
    const levelName = typeof level === 'function' ? level(facts) : level;
    log[levelName](typeof message === 'function' ? message(facts) : message, {
      event: name,
      ...facts,
    });
  };
}
