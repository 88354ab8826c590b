/** Where a share probably lies. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** 95 of 100 intervals made so hold the true share. */
const Z = 1.959964;

/**
 * Wilson's interval of a share. Unlike the textbook one it is sound for a handful of cases, and for
 * none or all of them: 3 of 3 may still be anything above 44 %.
 *
 * @param all - at least 1.
 */
export function wilson(some: number, all: number): Interval {
  const value = some / all;
  const square = Z * Z;
  const middle = (value + square / (2 * all)) / (1 + square / all);
  const spread =
    (Z / (1 + square / all)) * Math.sqrt((value * (1 - value)) / all + square / (4 * all * all));
  return { value, low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/** Newcombe's interval of the difference of two shares, made of their Wilson intervals. */
export function difference(one: Interval, other: Interval): Interval {
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}
