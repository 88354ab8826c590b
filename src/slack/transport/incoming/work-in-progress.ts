import type { Clock } from '../../../model/clock.ts';

/** What has been started and not yet ended, so that stopping can wait for it. Bolt does not. */
export interface WorkInProgress {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is under way, or after `ms`. @returns how many were left behind. */
  drain(ms: number): Promise<number>;
}

export function createWorkInProgress(clock: Clock): WorkInProgress {
  const underWay = new Set<Promise<unknown>>();
  return {
    run: async (work) => {
      const working = work();
      underWay.add(working);
      try {
        return await working;
      } finally {
        underWay.delete(working);
      }
    },
    drain: async (ms) => {
      const timeout = new AbortController();
      const ended = (async () => {
        while (underWay.size > 0) {
          await Promise.allSettled(underWay);
        }
      })();
      await Promise.race([ended, clock.sleep(ms, timeout.signal)]);
      timeout.abort();
      return underWay.size;
    },
  };
}
