import { isScalar, type Node } from 'yaml';
import { type Schedule, TimedSchedule, TimeOfDay, Weekday } from '../../model/digest/schedule.ts';
import { nearestFirst } from '../../search/suggest/nearest-first.ts';
import { readTimezone } from '../schedule/timezones.ts';
import { cronToSchedule, looksLikeCron } from './cron-to-schedule.ts';
import { listOf, oneOf, refuseUnknownKeys, shown, textOf } from './definition-fields.ts';
import { type Complaints, type Section, sectionOf } from './definition-file.ts';

const KEYS = ['every', 'on', 'at', 'timezone'];
const EVERY = ['day', 'week', 'month'] as const;
const EXAMPLE = '{every: week, on: monday, at: "09:00", timezone: Europe/Paris}';

/** Reads the `schedule` of a definition; undefined after complaining. */
export function parseSchedule(
  node: Node | null | undefined,
  complaints: Complaints,
): Schedule | undefined {
  const section = sectionOf(node);
  if (section === null) {
    const text = textOf(node);
    const message =
      text !== undefined && looksLikeCron(text)
        ? cronMessage(text)
        : `\`schedule\` says every when, on which days, at what time and in which zone, for example \`schedule: ${EXAMPLE}\`; found ${shown(node)}.`;
    complaints.add(node, 'schedule', message);
    return undefined;
  }
  const cron = section.keys.get('cron');
  if (cron !== undefined) {
    const zone = textOf(section.keys.get('timezone')?.value);
    complaints.add(cron.key, 'schedule', cronMessage(textOf(cron.value) ?? '', zone));
    return undefined;
  }
  refuseUnknownKeys(section, KEYS, complaints);
  const every = oneOf(required(section, 'every'), 'every', EVERY, complaints);
  const at = parseTime(section, complaints);
  const timezone = parseTimezone(section, complaints);
  const on = every === undefined ? undefined : parseDays(section, every, complaints);
  const schedule = TimedSchedule.safeParse({ every, on, at, timezone });
  return schedule.success ? schedule.data : undefined;
}

/** The value of a key, or the section itself where the key is missing, so that a line is named. */
function required(section: Section, key: string): Node {
  return section.keys.get(key)?.value ?? section.keys.get(key)?.key ?? section.node;
}

function cronMessage(text: string, timezone?: string): string {
  const zone =
    timezone !== undefined && readTimezone(timezone).kind === 'timezone' ? timezone : null;
  const schedule = cronToSchedule(text, zone ?? 'Europe/Paris');
  const start = `\`${text.slice(0, 100)}\` is a cron expression, and schedules are written out here`;
  if (schedule === null) {
    return `${start}; this one has no such form (every day, week or month at one time). Expected for example \`schedule: ${EXAMPLE}\`.`;
  }
  const hint = zone === null ? ', with your own zone' : '';
  return `${start}. The same schedule${hint}: \`schedule: ${flow(schedule)}\`.`;
}

/** A schedule in YAML's flow form, on one line. */
function flow(schedule: TimedSchedule): string {
  const on = schedule.every === 'day' ? [] : [`on: [${schedule.on.join(', ')}]`];
  return `{${[
    `every: ${schedule.every}`,
    ...on,
    `at: "${schedule.at}"`,
    `timezone: ${schedule.timezone}`,
  ].join(', ')}}`;
}

function parseTime(section: Section, complaints: Complaints): string | undefined {
  const node = required(section, 'at');
  const text = isScalar(node) ? (textOf(node) ?? '') : '';
  if (TimeOfDay.safeParse(text).success) {
    return text;
  }
  const padded = `0${text}`;
  const example = TimeOfDay.safeParse(padded).success ? padded : '09:00';
  complaints.add(
    node,
    'at',
    `\`at\` is one time of the day from 00:00 to 23:59, for example \`at: "${example}"\`; found ${shown(section.keys.get('at')?.value)}.`,
  );
  return undefined;
}

function parseTimezone(section: Section, complaints: Complaints): string | undefined {
  const node = required(section, 'timezone');
  const text = section.keys.has('timezone') ? textOf(node) : undefined;
  const outcome = readTimezone(text ?? '');
  if (text !== undefined && outcome.kind === 'timezone') {
    return outcome.name;
  }
  const nearest =
    text === undefined || outcome.kind !== 'unknown' ? 'Europe/Paris' : outcome.nearest;
  complaints.add(
    node,
    'timezone',
    `\`timezone\` is an IANA name in its exact spelling, for example \`timezone: ${nearest}\`; found ${shown(section.keys.get('timezone')?.value)}.`,
  );
  return undefined;
}

function parseDays(
  section: Section,
  every: (typeof EVERY)[number],
  complaints: Complaints,
): readonly unknown[] | undefined {
  const entry = section.keys.get('on');
  if (every === 'day') {
    if (entry !== undefined) {
      complaints.add(
        entry.key,
        'on',
        '`on` does not go with `every: day`; leave it out, or write `every: week` with the days: `on: [monday, thursday]`.',
      );
    }
    return undefined;
  }
  const found = listOf(entry?.value);
  const read = found.map((node) => (every === 'week' ? weekday(node) : dayOfMonth(node)));
  const wrong = found.find((_, n) => read[n] === undefined);
  if (found.length > 0 && found.length <= 31 && wrong === undefined) {
    return [...new Set(read)];
  }
  const place = wrong ?? entry?.value ?? entry?.key ?? section.node;
  const example =
    every === 'month'
      ? '`on` has days of the month from 1 to 31, or last, for example `on: [1, 15]` or `on: last`'
      : `\`on\` has days of the week, for example \`on: ${nearestDay(wrong)}\` or \`on: [monday, thursday]\``;
  complaints.add(place, 'on', `${example}; found ${shown(wrong ?? entry?.value)}.`);
  return undefined;
}

function nearestDay(node: Node | undefined): string {
  const text = textOf(node);
  return (text === undefined ? undefined : nearestFirst(text, Weekday.options)[0]) ?? 'monday';
}

function weekday(node: Node): Weekday | undefined {
  const parsed = Weekday.safeParse(textOf(node)?.toLowerCase());
  return parsed.success ? parsed.data : undefined;
}

function dayOfMonth(node: Node): number | 'last' | undefined {
  const value = isScalar(node) ? node.value : undefined;
  if (value === 'last') {
    return 'last';
  }
  const isDay = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 31;
  return isDay ? value : undefined;
}
