import { instantOf, wallTime } from '../digests/schedule/zone-time.ts';
import { DAY_MS } from '../model/duration.ts';

/** Of the digests that come with the project. */
const ZONE = 'Europe/Paris';
/** 09:00, the hour of the weekly digest. */
const NINE_MS = 9 * 3_600_000;
const MONDAY = 1;

/** When the weekly digest is due next, wherever the visitor is: Monday 09:00 in its own zone. */
export function nextMonday(now: Date): { readonly label: string; readonly at: Date } {
  const wall = wallTime(now.getTime(), ZONE);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const days = (MONDAY + 7 - new Date(midnight).getUTCDay()) % 7;
  const monday = midnight + days * DAY_MS + NINE_MS;
  const due = monday > wall ? monday : monday + 7 * DAY_MS;
  return { label: 'Next Monday, 09:00 in Paris', at: new Date(instantOf(due, ZONE)) };
}
