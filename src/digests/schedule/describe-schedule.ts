import type { Schedule, TimedSchedule } from '../../model/digest/schedule.ts';

const WORKING_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function ordinal(day: number | 'last'): string {
  if (day === 'last') {
    return 'last day';
  }
  const ending = day >= 11 && day <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

function days(schedule: TimedSchedule): string {
  switch (schedule.every) {
    case 'day':
      return 'every day';
    case 'week': {
      const on = new Set<string>(schedule.on);
      const working = on.size === 5 && WORKING_DAYS.every((day) => on.has(day));
      return working
        ? 'every day from Monday to Friday'
        : `every ${list([...on].map(capitalised))}`;
    }
    case 'month':
      return `on the ${list([...new Set(schedule.on)].map(ordinal))} of every month`;
  }
}

/** A schedule in words: `every Monday at 09:00 (Europe/Paris)`. */
export function describeSchedule(schedule: Schedule): string {
  return schedule.every === 'index'
    ? 'as soon as something comes'
    : `${days(schedule)} at ${schedule.at} (${schedule.timezone})`;
}
