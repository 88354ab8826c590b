import type { CalendarDate } from '../../../model/summary.ts';
import { day } from './times.ts';

/** `13 Nov 2026`, the same for every reader; a page without a date is `undated`. */
export function calendarDay(date: CalendarDate | null): string {
  return date === null ? 'undated' : day(new Date(`${date}T00:00:00Z`));
}
