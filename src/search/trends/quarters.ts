import type { CalendarDate } from '../../model/summary.ts';
import type { DayCount } from '../../store/trend-store.ts';

export interface QuarterCount {
  /** `Q4 2026`. */
  readonly quarter: string;
  readonly items: number;
}

/** Two years, which one screen and Slack's charts hold. */
const QUARTERS = 8;

/** The last eight calendar quarters, the current one included, oldest first. */
export function byQuarter(days: readonly DayCount[], today: CalendarDate): readonly QuarterCount[] {
  const counts = new Map<number, number>();
  for (const { date, items } of days) {
    if (date !== null) {
      const at = numberOf(date);
      counts.set(at, (counts.get(at) ?? 0) + items);
    }
  }
  const last = numberOf(today);
  return Array.from({ length: QUARTERS }, (_, n) => {
    const at = last - QUARTERS + 1 + n;
    return {
      quarter: `Q${(at % 4) + 1} ${Math.floor(at / 4)}`,
      items: counts.get(at) ?? 0,
    };
  });
}

/** Quarters since the year 0. */
function numberOf(date: CalendarDate): number {
  const [year = '0', month = '1'] = date.split('-');
  return Number(year) * 4 + Math.floor((Number(month) - 1) / 3);
}
