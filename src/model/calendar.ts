import { dateParts } from './date-format.ts';

/** The UTC day of an instant, `2026-11-24`. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The calendar day of an instant in a zone: year, month (from 0) and day. */
function dayIn(at: Date, timezone: string): readonly [number, number, number] {
  const { year, month, day } = dateParts(at, 'en-GB', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: timezone,
  });
  return [Number(year), Number(month) - 1, Number(day)];
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `16–23 November`, `30 November – 7 December`, `23 November`; with years where they differ. */
export function calendarPeriod(from: Date, to: Date, timezone: string): string {
  const [startYear, startMonth, startDay] = dayIn(from, timezone);
  const [endYear, endMonth, endDay] = dayIn(to, timezone);
  const end = `${endDay} ${MONTHS[endMonth]}`;
  if (startYear !== endYear) {
    return `${startDay} ${MONTHS[startMonth]} ${startYear} – ${end} ${endYear}`;
  }
  if (startMonth !== endMonth) {
    return `${startDay} ${MONTHS[startMonth]} – ${end}`;
  }
  return startDay === endDay ? end : `${startDay}–${end}`;
}

/** `22 Nov`, and `22 Nov 2025` where the year is not that of `now`. @param date - `2026-11-22`. */
export function calendarDay(date: string, now: Date): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1]?.slice(0, 3) ?? month;
  const short = `${Number(day)} ${name}`;
  return Number(year) === now.getUTCFullYear() ? short : `${short} ${year}`;
}

/** `Mon 30 Nov, 09:00 Paris`: a schedule's moment in its own zone, named by its city. */
export function slotTime(at: Date, timezone: string): string {
  const { weekday, day, month, hour, minute } = dateParts(at, 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  });
  const city = timezone.split('/').at(-1)?.replaceAll('_', ' ') ?? timezone;
  return `${weekday} ${day} ${month}, ${hour}:${minute} ${city}`;
}
