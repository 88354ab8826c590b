import type { CalendarDate } from '../../model/summary.ts';
import type { ValueOutcome } from './parse-relevancy.ts';

const AGE = /^(\d{1,4})(d|w|m|y)$/i;
const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const EARLIEST: CalendarDate = '0001-01-01';

/**
 * Reads what follows `since:` or `until:`: a year, month or day, or an age
 * such as `30d`, `2w`, `6m`, `1y`, counted back from `today` (UTC).
 * `until:2025-01` reaches to the month's last day.
 */
export function parseDate(
  side: 'since' | 'until',
  value: string,
  today: CalendarDate,
): ValueOutcome<CalendarDate> {
  const age = AGE.exec(value);
  if (age !== null) {
    return { kind: 'value', value: back(today, Number(age[1]), (age[2] ?? 'd').toLowerCase()) };
  }
  const date = DATE.exec(value);
  if (date === null) {
    const parts = RUN_TOGETHER.exec(value);
    const example = parts === null ? `${side}:30d` : `${side}:${parts.slice(1).join('-')}`;
    return wrong(example);
  }
  const year = Number(date[1]);
  const month = date[2] === undefined ? undefined : Number(date[2]);
  const day = date[3] === undefined ? undefined : Number(date[3]);
  if (year === 0 || (month !== undefined && (month < 1 || month > 12))) {
    return wrong(`${side}:${year === 0 ? today.slice(0, 4) : date[1]}-01`);
  }
  const last = daysIn(year, month ?? 12);
  if (day !== undefined && (day < 1 || day > last)) {
    return wrong(`${side}:${iso(year, month ?? 1, last)}`);
  }
  return {
    kind: 'value',
    value: side === 'since' ? iso(year, month ?? 1, day ?? 1) : iso(year, month ?? 12, day ?? last),
  };
}

function wrong(example: string): ValueOutcome<CalendarDate> {
  return {
    kind: 'wrong',
    reason:
      'a date is a year, month or day (2025, 2025-01, 2025-01-31) or an age (30d, 2w, 6m, 1y)',
    example,
  };
}

function back(today: CalendarDate, count: number, unit: string): CalendarDate {
  const [year = 1, month = 1, day = 1] = today.split('-').map(Number);
  if (unit === 'd' || unit === 'w') {
    const date = new Date(`${today}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - count * (unit === 'w' ? 7 : 1));
    return date.getUTCFullYear() < 1 ? EARLIEST : date.toISOString().slice(0, 10);
  }
  const months = year * 12 + month - 1 - count * (unit === 'y' ? 12 : 1);
  const then = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  return then.year < 1
    ? EARLIEST
    : iso(then.year, then.month, Math.min(day, daysIn(then.year, then.month)));
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function iso(year: number, month: number, day: number): CalendarDate {
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
}
