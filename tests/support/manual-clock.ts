import type { Clock } from '../../src/model/clock.ts';

/** A clock that stands still until it is moved; `sleep` wakes when it is moved past its end. */
export interface ManualClock extends Clock {
  set(to: Date): void;
  advance(ms: number): void;
}

export function createManualClock(start: Date | string): ManualClock {
  let now = new Date(start).getTime();
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const wakeDue = () => {
    for (const sleeper of Array.from(sleepers)) {
      if (sleeper.until <= now) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  };
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
        if (signal?.aborted) {
          resolve();
        }
        wakeDue();
      }),
    set: (to) => {
      now = to.getTime();
      wakeDue();
    },
    advance: (ms) => {
      now += ms;
      wakeDue();
    },
  };
}

/** A clock whose `sleep` takes no time but moves it: waits become instant and stay in order. */
export function createHurriedClock(start: Date | string): ManualClock {
  const clock = createManualClock(start);
  return {
    ...clock,
    sleep: async (ms) => {
      clock.advance(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
