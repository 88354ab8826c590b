import { type TimedSchedule, Weekday } from '../../model/digest/schedule.ts';

/** What a person would write; what is longer is not read further. */
const MAX_LENGTH = 100;

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
]);

/** Whether a text was meant as a cron expression: an `@word`, or five or six fields of its alphabet. */
export function looksLikeCron(text: string): boolean {
  return (
    text.length <= MAX_LENGTH &&
    (/^@[a-z]+$/i.test(text.trim()) || /^[\d*,/?#LW-]+( +[\w*,/?#-]+){4,5}$/i.test(text.trim()))
  );
}

/**
 * The schedule that a cron expression means, where ours has one: a fixed
 * minute and hour, every month, and days either of the week or of the month,
 * with lists, ranges and names. Never handed to a cron library: hostile
 * expressions stop the process there.
 */
export function cronToSchedule(text: string, timezone: string): TimedSchedule | null {
  if (text.length > MAX_LENGTH) {
    return null;
  }
  const expression = MACROS.get(text.trim().toLowerCase()) ?? text;
  const [minute, hour, monthDay, month, weekday, ...more] = expression.trim().split(/\s+/);
  const at = timeOfDay(hour, minute);
  if (at === null || month !== '*' || more.length > 0) {
    return null;
  }
  const monthDays = isAny(monthDay) ? 'any' : daysOfMonth(monthDay);
  const weekdays = isAny(weekday) ? 'any' : daysOfWeek(weekday);
  if (monthDays === null || weekdays === null) {
    return null;
  }
  if (monthDays === 'any') {
    return weekdays === 'any' || weekdays.length === 7
      ? { every: 'day', at, timezone }
      : { every: 'week', on: weekdays, at, timezone };
  }
  return weekdays === 'any' ? { every: 'month', on: monthDays, at, timezone } : null;
}

const isAny = (field: string | undefined) => field === '*' || field === '?';

function timeOfDay(hour: string | undefined, minute: string | undefined): string | null {
  if (!/^\d{1,2}$/.test(hour ?? '') || !/^\d{1,2}$/.test(minute ?? '')) {
    return null;
  }
  return Number(hour) < 24 && Number(minute) < 60
    ? `${Number(hour).toString().padStart(2, '0')}:${Number(minute).toString().padStart(2, '0')}`
    : null;
}

function daysOfMonth(field: string | undefined): (number | 'last')[] | null {
  if (field?.toUpperCase() === 'L') {
    return ['last'];
  }
  return numbers(field, 1, 31, (word) => (/^\d{1,2}$/.test(word) ? Number(word) : null));
}

/** Cron counts weekdays from Sunday, 0 or 7. */
function daysOfWeek(field: string | undefined): Weekday[] | null {
  const names = Weekday.options.map((name) => name.slice(0, 3));
  const found = numbers(field, 0, 7, (word) => {
    const name = names.indexOf(word.slice(0, 3).toLowerCase());
    if (name >= 0 && /^[a-z]+$/i.test(word)) {
      return name + 1;
    }
    return /^\d$/.test(word) ? Number(word) : null;
  });
  const wanted = new Set(found?.map((day) => (day + 6) % 7));
  return found === null ? null : Weekday.options.filter((_, n) => wanted.has(n));
}

/** Reads `1,3-5`; null when a part is no number of the range, or has a step. */
function numbers(
  field: string | undefined,
  lowest: number,
  highest: number,
  read: (word: string) => number | null,
): number[] | null {
  const found = new Set<number>();
  for (const part of (field ?? '').split(',')) {
    const [from, to, ...more] = part.split('-').map(read);
    const last = to === undefined ? from : to;
    if (from === undefined || from === null || last === undefined || last === null) {
      return null;
    }
    if (more.length > 0 || from < lowest || last > highest || from > last) {
      return null;
    }
    for (let n = from; n <= last; n += 1) {
      found.add(n);
    }
  }
  return [...found].sort((a, b) => a - b);
}
