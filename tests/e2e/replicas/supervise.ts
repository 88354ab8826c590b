import { onTestFinished } from 'vitest';
import type { Replica } from './replica.ts';

export interface Supervised {
  /** Ends it in order, for good. @returns the exit code. */
  end(): Promise<number | null>;
}

/** Begins a replica, and again whenever it has ended, as whatever runs servers does; until the test ends. */
export function supervise(replica: Replica): Supervised {
  let isOver = false;
  const loop = async () => {
    while (!isOver) {
      replica.begin();
      // After each begin, as what is said last is heard first: before its process is killed.
      onTestFinished(() => {
        isOver = true;
      });
      // It may end before it serves: then it is begun anew.
      replica.ready().catch(() => {});
      await replica.ended();
    }
  };
  void loop();
  return {
    end: () => {
      isOver = true;
      return replica.end();
    },
  };
}
