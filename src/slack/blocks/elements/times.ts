import { dateFormat, dateParts } from '../../../model/date-format.ts';

/** `Mon 30 Nov 2026, 09:00 (Europe/Paris)`: exact, and the same for every reader. */
export function instant(at: Date, timezone: string): string {
  return `${instantWithoutZone(at, timezone)} (${timezone})`;
}

/** `Mon 23 Nov 2026, 09:00 – Mon 30 Nov 2026, 09:00 (Europe/Paris)`. */
export function period(from: Date, to: Date, timezone: string): string {
  return `${instantWithoutZone(from, timezone)} – ${instant(to, timezone)}`;
}

/** `30 Nov 2026`, in UTC. */
export function day(at: Date): string {
  return dateFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

function instantWithoutZone(at: Date, timezone: string): string {
  const { weekday, day, month, year, hour, minute } = dateParts(at, 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  });
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`;
}
