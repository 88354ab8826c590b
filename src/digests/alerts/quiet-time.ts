import type { Preferences } from '../../model/digest/preferences.ts';
import { DAY_MS, MINUTE_MS } from '../../model/duration.ts';
import { wallTime } from '../schedule/zone-time.ts';

/** Whether a person wants to hear nothing at an instant; never, where they have not said. */
export function isQuiet(preferences: Preferences | null, at: Date): boolean {
  return preferences !== null && (isQuietDay(preferences, at) || isQuietHour(preferences, at));
}

/** Whether an instant lies on a Saturday or Sunday that a person keeps free. */
export function isQuietDay(preferences: Preferences | null, at: Date): boolean {
  if (preferences === null || !preferences.quietWeekend) {
    return false;
  }
  const day = new Date(wallTime(at.getTime(), preferences.timezone)).getUTCDay();
  return day === 0 || day === 6;
}

function isQuietHour({ quiet, timezone }: Preferences, at: Date): boolean {
  if (quiet === null) {
    return false;
  }
  const wall = wallTime(at.getTime(), timezone);
  const minute = Math.floor((wall % DAY_MS) / MINUTE_MS);
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
