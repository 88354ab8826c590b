import type { NoticeEvents } from '../../model/events/notice-events.ts';
import type { EventLines } from './event-line.ts';

export const NOTICE_LINES: EventLines<keyof NoticeEvents> = {
  'notice-sent': { level: 'debug', message: 'a person was told in Slack' },
  'notice-given-up': { level: 'warn', message: 'a person could not be told in Slack' },
};
