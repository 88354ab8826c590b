import { describe, expect, it } from 'vitest';
import { judgeTrend } from '../../../src/search/trends/trend-rule.ts';

/** A quarter of what came in the year before. */
const even = { now: 100, before: 400 };

describe('the rule of trends', () => {
  it.each([
    [{ now: 10, before: 20 }, 'rises'],
    [{ now: 9, before: 20 }, 'steady'],
    [{ now: 5, before: 0 }, 'rises'],
    [{ now: 4, before: 0 }, 'steady'],
    [{ now: 1, before: 20 }, 'quiet'],
    [{ now: 2, before: 20 }, 'steady'],
    [{ now: 0, before: 19 }, 'steady'],
    [{ now: 0, before: 0 }, 'steady'],
  ] as const)('calls %o of an even archive %s', (counts, verdict) => {
    expect(judgeTrend(counts, even).verdict).toBe(verdict);
  });

  it('compares shares, so that in an archive that doubles not everything rises', () => {
    const doubled = { now: 200, before: 400 };

    expect(judgeTrend({ now: 10, before: 20 }, doubled)).toMatchObject({
      verdict: 'steady',
      expected: 10,
    });
  });

  it('says nothing where nothing came before', () => {
    expect(judgeTrend({ now: 50, before: 0 }, { now: 50, before: 0 })).toMatchObject({
      verdict: 'steady',
      expected: null,
    });
  });
});
