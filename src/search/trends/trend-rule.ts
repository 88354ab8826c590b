/** The rule by which something rises or has gone quiet, and the counts that it is asked of. */

/** Three months, and the year before them. */
export const NOW_DAYS = 91;
export const BEFORE_DAYS = 364;
/** With fewer items anything seems to rise, or to fall silent. */
const LEAST_ITEMS = 5;
const RISE = 2;
const QUIET = 0.25;

export interface TrendCounts {
  /** In the last 91 days, and in the 364 before. */
  readonly now: number;
  readonly before: number;
}

export interface Trend extends TrendCounts {
  readonly verdict: 'rises' | 'quiet' | 'steady';
  /** What its share of the year before would give now; null where nothing came before. */
  readonly expected: number | null;
}

/** The rule in words, as it is published beside each verdict. */
export const TREND_RULE = `Rises: at least ${LEAST_ITEMS} items in the last ${NOW_DAYS} days, and ${RISE} times what its share of the year before would give. Quiet: at least ${LEAST_ITEMS} would be its share, and a quarter of that or less came. By page date; undated pages do not count.`;

/**
 * Compares shares, not counts: in an archive that grows everything grows.
 *
 * @param all - the same counts of the whole archive.
 */
export function judgeTrend({ now, before }: TrendCounts, all: TrendCounts): Trend {
  const expected = all.before === 0 ? null : (before / all.before) * all.now;
  if (expected === null) {
    return { now, before, expected, verdict: 'steady' };
  }
  const rises = now >= LEAST_ITEMS && now >= RISE * expected;
  const isQuiet = expected >= LEAST_ITEMS && now <= QUIET * expected;
  return { now, before, expected, verdict: rises ? 'rises' : isQuiet ? 'quiet' : 'steady' };
}
