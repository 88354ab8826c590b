import type { Clock } from '../../../src/model/clock.ts';

/**
 * Time that passes faster than real time, the same in every process that knows these numbers: a
 * digest's doubts take minutes, and a test has seconds.
 */
export interface FastTime {
  /** Seconds that pass in a real one. */
  readonly rate: number;
  /** What it said, in ms, when real time was `realStart`. */
  readonly start: number;
  readonly realStart: number;
}

/** As it really is. */
export const REAL_TIME: FastTime = { rate: 1, start: 0, realStart: 0 };

/** Begins now, at a given time of day that the test can name. */
export function fastTimeFrom(start: string, rate: number): FastTime {
  return { rate, start: Date.parse(start), realStart: Date.now() };
}

/** @param realNow - in ms. @returns ms. */
export function fastNow({ rate, start, realStart }: FastTime, realNow: number): number {
  return start + (realNow - realStart) * rate;
}

/** For what runs in the test's own process, where real time goes on as it does. */
export function createFastClock(time: FastTime): Clock {
  return {
    now: () => new Date(fastNow(time, Date.now())),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms / time.rate);
        signal?.addEventListener('abort', wake);
        if (signal?.aborted) {
          wake();
        }
      }),
  };
}
