import { describe, expect, it } from 'vitest';
import { difference, wilson } from '../../../src/review/calibration/intervals.ts';

describe('intervals', () => {
  // Published: Newcombe (1998), "Two-sided confidence intervals for the single proportion".
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i are those that are published', (some, all, low, high) => {
    const interval = wilson(some, all);

    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // Newcombe (1998), "Interval estimation for the difference between independent proportions".
  it('of a difference are those that are published', () => {
    const apart = difference(wilson(56, 70), wilson(48, 80));

    expect(apart.value).toBeCloseTo(0.2, 4);
    expect(apart.low).toBeCloseTo(0.0524, 4);
    expect(apart.high).toBeCloseTo(0.3339, 4);
  });
});
