import { utcDay } from '../../../model/calendar.ts';

/** The day of an instant in the reader's own time, in Slack's markup: `23 Nov`. */
export function dayMarkup(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short}|${utcDay(at)}>`;
}
