import { DAY_MS, later } from '../../model/duration.ts';
import { CalendarDate } from '../../model/summary.ts';
import type { DayCount, ThemeWindows } from '../../store/trend-store.ts';
import { BEFORE_DAYS, NOW_DAYS, type TrendCounts } from './trend-rule.ts';

/** The last quarter of an instant, and the year before it. */
export function trendWindows(at: Date): ThemeWindows {
  return {
    before: dayOf(later(at, -(NOW_DAYS + BEFORE_DAYS) * DAY_MS)),
    now: dayOf(later(at, -NOW_DAYS * DAY_MS)),
    until: dayOf(at),
  };
}

/** What of some counts lies in the windows of an instant; undated pages in neither. */
export function countsAt(days: readonly DayCount[], at: Date): TrendCounts {
  const { before, now, until } = trendWindows(at);
  const between = (from: CalendarDate, to: CalendarDate) =>
    days.reduce(
      (sum, { date, items }) => (date !== null && date > from && date <= to ? sum + items : sum),
      0,
    );
  return { now: between(now, until), before: between(before, now) };
}

export function dayOf(at: Date): CalendarDate {
  return CalendarDate.parse(at.toISOString().slice(0, 10));
}
