/** A value axis: its round ticks, lowest first, which reach over every value and zero. */
export interface Scale {
  readonly ticks: readonly number[];
  /** Where a value lies between the lowest tick (0) and the highest (1). */
  at(value: number): number;
}

const WANTED_TICKS = 4;

/** Zero is always on it: bars and areas begin there. */
export function scaleFor(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low) / WANTED_TICKS);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
  const [bottom, span] = [first * step, (last - first) * step];
  return { ticks, at: (value) => (value - bottom) / span };
}

/** The next larger of 1, 2, 5, 10, 20, …; 1 where there is nothing to measure. */
function roundStep(rough: number): number {
  if (rough <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

export function numberText(value: number): string {
  return number.format(value);
}
