import { describe, expect, it } from 'vitest';
import { slotsBetween } from '../../../../src/digests/schedule/slots.ts';
import {
  AS_IT_IS,
  CADENCES,
  cadenceOf,
  scheduleOf,
} from '../../../../src/slack/blocks/wish/cadence.ts';

const time = { at: '02:30', timezone: 'Europe/Paris' };
/** Zones whose clocks change by an hour, by half an hour, at midnight, and never. */
const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Asia/Kolkata',
];
/** Slots of each cadence in 2026; what comes with an index has none. */
const IN_A_YEAR: Readonly<Record<string, number>> = {
  index: 0,
  day: 365,
  working: 261,
  monday: 52,
  tuesday: 52,
  wednesday: 52,
  thursday: 53,
  friday: 52,
  saturday: 52,
  sunday: 52,
  'month-1': 12,
  'month-15': 12,
  'month-last': 12,
};

describe('a cadence of the form', () => {
  it.each(CADENCES)('%s (%s) is known again from its schedule', (cadence) => {
    expect(cadenceOf(scheduleOf(cadence, time))).toBe(cadence);
  });

  it.each(CADENCES.flatMap(([cadence]) => ZONES.map((zone) => [cadence, zone] as const)))(
    '%s in %s is due once on each of its days, when clocks change too',
    (cadence, timezone) => {
      const schedule = scheduleOf(cadence, { at: '02:30', timezone });
      const year = { from: new Date('2025-12-31T12:00:00Z'), to: new Date('2027-01-02T12:00:00Z') };

      const slots = slotsBetween(schedule, year.from, year.to, 1000)
        .map(({ local, at }) => ({ local, at: at.getTime() }))
        .filter(({ local }) => local.startsWith('2026'));

      expect(slots).toHaveLength(IN_A_YEAR[cadence] ?? -1);
      expect(new Set(slots.map(({ local }) => local)).size).toBe(slots.length);
      expect(slots.map(({ at }) => at)).toEqual(
        slots.map(({ at }) => at).toSorted((a, b) => a - b),
      );
    },
  );

  it('keeps days that it does not offer, with another time', () => {
    const schedule = { every: 'week', on: ['monday', 'thursday'], ...time } as const;
    const of = { ...schedule, on: [...schedule.on] };

    expect(cadenceOf(of)).toBe(AS_IT_IS);
    expect(scheduleOf(AS_IT_IS, { at: '10:00', timezone: 'UTC' }, of)).toEqual({
      every: 'week',
      on: ['monday', 'thursday'],
      at: '10:00',
      timezone: 'UTC',
    });
  });
});
