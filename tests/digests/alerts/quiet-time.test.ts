import { describe, expect, it } from 'vitest';
import { isQuiet, isQuietDay } from '../../../src/digests/alerts/quiet-time.ts';

const paris = (quiet: { from: string; to: string } | null, quietWeekend = false) => ({
  quiet,
  quietWeekend,
  timezone: 'Europe/Paris',
});

describe('quiet time', () => {
  it.each([
    ['2026-11-23T18:59:00Z', false],
    ['2026-11-23T19:00:00Z', true],
    ['2026-11-24T00:30:00Z', true],
    ['2026-11-24T05:59:00Z', true],
    ['2026-11-24T06:00:00Z', false],
  ])('goes over midnight, its end not included: %s is quiet: %s', (at, expected) => {
    expect(isQuiet(paris({ from: '20:00', to: '07:00' }), new Date(at))).toBe(expected);
  });

  it('is meant by the wall clock, on both sides of a change', () => {
    const quiet = paris({ from: '20:00', to: '07:00' });

    // 07:00 in Paris is 06:00 UTC in winter and 05:00 UTC in summer.
    expect(isQuiet(quiet, new Date('2026-03-28T05:30:00Z'))).toBe(true);
    expect(isQuiet(quiet, new Date('2026-03-30T05:30:00Z'))).toBe(false);
  });

  it('begins on Saturday where its person is, not where we are', () => {
    const tokyo = { quiet: null, quietWeekend: true, timezone: 'Asia/Tokyo' };

    expect(isQuietDay(tokyo, new Date('2026-11-27T14:59:00Z'))).toBe(false);
    expect(isQuietDay(tokyo, new Date('2026-11-27T15:00:00Z'))).toBe(true);
    expect(isQuietDay(paris(null, true), new Date('2026-11-27T15:00:00Z'))).toBe(false);
  });

  it('is never where nobody has said so', () => {
    expect(isQuiet(null, new Date('2026-11-28T03:00:00Z'))).toBe(false);
    expect(isQuiet(paris(null), new Date('2026-11-28T03:00:00Z'))).toBe(false);
  });
});
