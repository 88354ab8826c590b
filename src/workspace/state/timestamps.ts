import type { Clock } from '../../model/clock.ts';

/** Gives message timestamps: seconds with six decimals, following the clock, each larger than the last. */
export type NextTs = () => string;

export function createTimestamps(clock: Clock): NextTs {
  let last = 0n;
  return () => {
    const now = BigInt(clock.now().getTime()) * 1000n;
    last = now > last ? now : last + 1n;
    return formatTs(last);
  };
}

function formatTs(micros: bigint): string {
  return `${micros / 1_000_000n}.${(micros % 1_000_000n).toString().padStart(6, '0')}`;
}

/** @returns microseconds, exact; null where the text is no timestamp (whole seconds are one). */
export function parseTs(ts: string): bigint | null {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(ts);
  if (match === null) {
    return null;
  }
  const [, seconds = '0', fraction = ''] = match;
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}
