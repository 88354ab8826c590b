import { DAY_MS } from '../../model/duration.ts';

const SECOND_MS = 1000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known !== undefined) {
    return known;
  }
  const formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timezone, formatter);
  return formatter;
}

const WALL = /^(\d\d)\/(\d\d)\/(\d+), (\d\d):(\d\d):(\d\d)$/;

/**
 * What a clock on the wall shows in a zone at an instant, as the milliseconds
 * that this date and time would have in UTC. Whole seconds.
 *
 * @throws RangeError when the zone is unknown or the instant is no date.
 */
export function wallTime(instant: number, timezone: string): number {
  const text = formatterOf(timezone).format(instant);
  const [, month, day, year, hour, minute, second] = WALL.exec(text) ?? [];
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
}

function offsetAt(instant: number, timezone: string): number {
  const whole = Math.floor(instant / SECOND_MS) * SECOND_MS;
  return wallTime(whole, timezone) - whole;
}

/**
 * The first instant at which a wall clock of the zone shows this time or a
 * later one. That is the first of two occurrences when an hour repeats, and
 * the first instant after the gap when the time is skipped; it never goes back
 * when the time goes forward.
 *
 * @param wall - as `wallTime` gives it.
 */
export function instantOf(wall: number, timezone: string): number {
  const before = offsetAt(wall - DAY_MS, timezone);
  const after = offsetAt(wall + DAY_MS, timezone);
  let low = wall - Math.max(before, after);
  if (low + offsetAt(low, timezone) >= wall) {
    return low;
  }
  // The wall clock is short of the time at `low` and has reached it at `high`.
  let high = wall - Math.min(before, after);
  // Mostly no sooner than that: on the days around a change, this look spares a search of 12.
  const eve = high - SECOND_MS;
  if (eve + offsetAt(eve, timezone) < wall) {
    return high;
  }
  while (high - low > SECOND_MS) {
    const middle = Math.floor((low + high) / 2 / SECOND_MS) * SECOND_MS;
    if (middle + offsetAt(middle, timezone) >= wall) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
