import { type Schedule, type TimedSchedule, Weekday } from '../../../model/digest/schedule.ts';

const WORKING_DAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** What the form offers, with the words for each. */
export const CADENCES: readonly (readonly [string, string])[] = [
  ['index', 'As soon as something comes'],
  ['day', 'Every day'],
  ['working', 'Every working day'],
  ...Weekday.options.map(
    (day) => [day, `Every ${day.charAt(0).toUpperCase()}${day.slice(1)}`] as const,
  ),
  ['month-1', 'On the 1st of the month'],
  ['month-15', 'On the 15th of the month'],
  ['month-last', 'On the last day of the month'],
];

/** A schedule that the form does not offer, as it was: a file's, `every Monday and Thursday`. */
export const AS_IT_IS = 'as-it-is';

/** The choice that stands for a schedule. */
export function cadenceOf(schedule: Schedule): string {
  const offered = CADENCES.map(([cadence]) => cadence).find(
    (cadence) => daysOf(scheduleOf(cadence, { at: '00:00', timezone: 'UTC' })) === daysOf(schedule),
  );
  return offered ?? AS_IT_IS;
}

/** @param asItIs - what `AS_IT_IS` stands for. */
export function scheduleOf(
  cadence: string,
  time: { readonly at: string; readonly timezone: string },
  asItIs: Schedule | null = null,
): Schedule {
  const weekday = Weekday.safeParse(cadence);
  if (weekday.success) {
    return { every: 'week', on: [weekday.data], ...time };
  }
  switch (cadence) {
    case 'index':
      return { every: 'index', timezone: time.timezone };
    case 'working':
      return { every: 'week', on: [...WORKING_DAYS], ...time };
    case 'month-1':
      return { every: 'month', on: [1], ...time };
    case 'month-15':
      return { every: 'month', on: [15], ...time };
    case 'month-last':
      return { every: 'month', on: ['last'], ...time };
    case AS_IT_IS:
      return asItIs === null || asItIs.every === 'index'
        ? { every: 'day', ...time }
        : withTime(asItIs, time);
    default:
      return { every: 'day', ...time };
  }
}

function withTime(
  schedule: TimedSchedule,
  time: { readonly at: string; readonly timezone: string },
): TimedSchedule {
  return { ...schedule, ...time };
}

/** A schedule without its time, to be compared. */
function daysOf(schedule: Schedule): string {
  return 'on' in schedule
    ? `${schedule.every} ${schedule.on.map(String).sort().join(' ')}`
    : schedule.every;
}
