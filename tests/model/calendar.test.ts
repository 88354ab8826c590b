import { describe, expect, it } from 'vitest';
import { calendarDay, calendarPeriod, slotTime } from '../../src/model/calendar.ts';

const at = (instant: string) => new Date(instant);

describe('calendarPeriod', () => {
  it.each([
    ['2026-11-16T08:00:00Z', '2026-11-23T08:00:00Z', '16–23 November'],
    ['2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z', '30 November – 7 December'],
    ['2026-11-23T06:00:00Z', '2026-11-23T20:00:00Z', '23 November'],
    ['2025-11-23T08:00:00Z', '2026-11-23T08:00:00Z', '23 November 2025 – 23 November 2026'],
    ['2026-11-15T23:30:00Z', '2026-11-23T08:00:00Z', '16–23 November'],
  ])('writes %s to %s as %s, in days of the zone', (from, to, words) => {
    expect(calendarPeriod(at(from), at(to), 'Europe/Paris')).toBe(words);
  });
});

describe('calendarDay', () => {
  it('names the year only where it is another one', () => {
    expect(calendarDay('2026-11-22', at('2026-11-23T08:00:00Z'))).toBe('22 Nov');
    expect(calendarDay('2025-11-02', at('2026-11-23T08:00:00Z'))).toBe('2 Nov 2025');
  });
});

describe('slotTime', () => {
  it('shows a schedule in its own zone, named by its city', () => {
    expect(slotTime(at('2026-11-30T08:00:00Z'), 'Europe/Paris')).toBe('Mon 30 Nov, 09:00 Paris');
    expect(slotTime(at('2026-11-30T08:00:00Z'), 'America/New_York')).toBe(
      'Mon 30 Nov, 03:00 New York',
    );
  });
});
