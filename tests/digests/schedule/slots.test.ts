import { beforeAll, describe, expect, it } from 'vitest';
import { nextSlot, slotLocalOf, slotsBetween } from '../../../src/digests/schedule/slots.ts';
import { instantOf, wallTime } from '../../../src/digests/schedule/zone-time.ts';
import type { Schedule } from '../../../src/model/digest/schedule.ts';

const daily = (at: string, timezone: string): Schedule => ({ every: 'day', at, timezone });
const utc = (text: string) => new Date(text);
const iso = (slots: readonly { readonly local: string; readonly at: Date }[]) =>
  slots.map(({ local, at }) => `${local} ${at.toISOString()}`);

describe('slotsBetween', () => {
  it('leaves out the first instant and includes the last', () => {
    const schedule = daily('09:00', 'Europe/Paris');

    const slots = slotsBetween(schedule, utc('2026-11-23T08:00Z'), utc('2026-11-25T08:00Z'));

    expect(iso(slots)).toEqual([
      '2026-11-24T09:00 2026-11-24T08:00:00.000Z',
      '2026-11-25T09:00 2026-11-25T08:00:00.000Z',
    ]);
  });

  it('keeps to the wall clock when daylight saving begins and ends', () => {
    const schedule = daily('09:00', 'Europe/Paris');

    const spring = slotsBetween(schedule, utc('2026-03-28T00:00Z'), utc('2026-03-30T00:00Z'));
    const autumn = slotsBetween(schedule, utc('2026-10-24T00:00Z'), utc('2026-10-26T00:00Z'));

    expect(spring.map(({ at }) => at.getUTCHours())).toEqual([8, 7]);
    expect(autumn.map(({ at }) => at.getUTCHours())).toEqual([7, 8]);
  });

  it('takes the first of two occurrences when an hour repeats', () => {
    const slots = slotsBetween(
      daily('02:30', 'Europe/Paris'),
      utc('2026-10-24T12:00Z'),
      utc('2026-10-25T12:00Z'),
    );

    expect(iso(slots)).toEqual(['2026-10-25T02:30 2026-10-25T00:30:00.000Z']);
  });

  it('takes the first instant after the gap when a time is skipped', () => {
    const slots = slotsBetween(
      daily('02:30', 'Europe/Paris'),
      utc('2026-03-28T12:00Z'),
      utc('2026-03-29T12:00Z'),
    );

    expect(iso(slots)).toEqual(['2026-03-29T02:30 2026-03-29T01:00:00.000Z']);
  });

  it('does not lose a slot just before midnight where the gap reaches it', () => {
    // Greenland goes from 23:00 to midnight: 23:30 does not exist on the 28th.
    const slots = slotsBetween(
      daily('23:30', 'America/Nuuk'),
      utc('2026-03-28T12:00Z'),
      utc('2026-03-29T12:00Z'),
    );

    expect(iso(slots)).toEqual(['2026-03-28T23:30 2026-03-29T01:00:00.000Z']);
  });

  it('lists the named days of a week', () => {
    const schedule: Schedule = {
      every: 'week',
      on: ['monday', 'friday'],
      at: '09:00',
      timezone: 'Asia/Tokyo',
    };

    const slots = slotsBetween(schedule, utc('2026-11-22T00:00Z'), utc('2026-12-01T00:00Z'));

    expect(slots.map(({ local }) => local)).toEqual([
      '2026-11-23T09:00',
      '2026-11-27T09:00',
      '2026-11-30T09:00',
    ]);
  });

  it('skips months without the day, and knows the last day of each', () => {
    const on31: Schedule = { every: 'month', on: [31], at: '00:00', timezone: 'UTC' };
    const onLast: Schedule = { every: 'month', on: ['last'], at: '00:00', timezone: 'UTC' };
    const [from, to] = [utc('2028-01-01T12:00Z'), utc('2028-04-30T12:00Z')];

    const slots31 = slotsBetween(on31, from, to);
    const slotsLast = slotsBetween(onLast, from, to);

    expect(slots31.map(({ local }) => local.slice(5, 10))).toEqual(['01-31', '03-31']);
    expect(slotsLast.map(({ local }) => local.slice(5, 10))).toEqual([
      '01-31',
      '02-29',
      '03-31',
      '04-30',
    ]);
  });

  it('stops after a hundred, keeping the newest', () => {
    const slots = slotsBetween(daily('09:00', 'UTC'), utc('2020-01-01'), utc('2026-11-24T10:00Z'));

    expect(slots).toHaveLength(100);
    expect(slots.at(-1)?.local).toBe('2026-11-24T09:00');
  });
});

describe('nextSlot', () => {
  it('is after the instant, never at it', () => {
    const slot = nextSlot(daily('09:00', 'Europe/Paris'), utc('2026-11-24T08:00:00Z'));

    expect(slot?.at).toEqual(utc('2026-11-25T08:00:00Z'));
  });

  it('finds the rarest day of a month', () => {
    const schedule: Schedule = { every: 'month', on: [31], at: '09:00', timezone: 'UTC' };

    expect(nextSlot(schedule, utc('2027-01-31T09:00Z'))?.local).toBe('2027-03-31T09:00');
  });

  it('is null for a day that no month has', () => {
    const schedule: Schedule = { every: 'month', on: [], at: '09:00', timezone: 'UTC' };

    expect(nextSlot(schedule, utc('2027-01-31T09:00Z'))).toBeNull();
  });
});

describe('slotLocalOf', () => {
  it('is the wall clock to the minute', () => {
    expect(slotLocalOf(utc('2026-11-24T08:59:59.999Z'), 'Asia/Kolkata')).toBe('2026-11-24T14:29');
  });
});

describe('in every zone, around every transition of three years', () => {
  const QUARTER = 15 * 60_000;
  const DAY = 86_400_000;
  const transitions: { readonly zone: string; readonly at: number; readonly change: number }[] = [];

  beforeAll(() => {
    const start = Date.UTC(2026, 10, 1);
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const offset = (at: number) => wallTime(at, zone) - at;
      for (let day = start; day < start + 3 * 366 * DAY; day += 7 * DAY) {
        if (offset(day) !== offset(day + 7 * DAY)) {
          const at = bisect(day, day + 7 * DAY, offset);
          transitions.push({ zone, at, change: offset(at) - offset(at - 1000) });
        }
      }
    }
  });

  it('has found the transitions at all', () => {
    expect(transitions.length).toBeGreaterThan(500);
    expect(transitions.some(({ change }) => change === 1_800_000)).toBe(true);
    expect(transitions.some(({ change }) => change < 0)).toBe(true);
  });

  it('gives each quarter of an hour exactly one instant, in order', () => {
    const wrong: string[] = [];
    for (const { zone, at, change } of transitions) {
      const before = wallTime(at - 1000, zone) + 1000;
      let last = Number.NEGATIVE_INFINITY;
      for (let wall = floor(before - DAY); wall < before + DAY; wall += QUARTER) {
        const instant = instantOf(wall, zone);
        // What it should be, told from the transition alone.
        const offset = before - at;
        const isBefore = wall - offset < at;
        const isSkipped = !isBefore && wall < before + change;
        const expected = isBefore ? wall - offset : isSkipped ? at : wall - offset - change;
        if (instant !== expected || instant < last) {
          wrong.push(`${zone} ${new Date(wall).toISOString()} ${new Date(instant).toISOString()}`);
        }
        last = instant;
      }
    }

    expect(wrong).toEqual([]);
  });

  const floor = (ms: number) => Math.floor(ms / QUARTER) * QUARTER;

  function bisect(from: number, to: number, offset: (at: number) => number): number {
    const old = offset(from);
    let [low, high] = [from, to];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offset(middle) === old) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
});
