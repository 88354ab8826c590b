import { onTestFinished } from 'vitest';
import type { LifeEnd, Replica } from './replica.ts';

export interface Supervised {
  /**
   * Ends it in order, for good, once it serves.
   *
   * @returns the ends that nobody wanted: all that the test did not cause, except where it said that it
   *   cannot start; and the last, if not in order.
   */
  end(): Promise<readonly LifeEnd[]>;
}

/** With a sentence: PostgreSQL was away for longer than a start waits. It is begun anew. */
const COULD_NOT_START = 1;

/** Begins a replica, and again whenever it has ended, as whatever runs servers does; until the test ends. */
export function supervise(replica: Replica): Supervised {
  let isOver = false;
  const unwanted: LifeEnd[] = [];
  const loop = async () => {
    while (!isOver) {
      replica.begin();
      // After each begin, as what is said last is heard first: before its process is killed.
      onTestFinished(() => {
        isOver = true;
      });
      let hasServed = false;
      replica.ready().then(
        () => {
          hasServed = true;
        },
        () => {},
      );
      const end = await replica.ended();
      const isWanted = isOver
        ? end.exitCode === 0
        : end.wasKilled || (!hasServed && end.exitCode === COULD_NOT_START);
      if (!isWanted) {
        unwanted.push(end);
      }
    }
  };
  const over = loop();
  return {
    end: async () => {
      // Begun anew a moment ago, it does not listen yet, and would end as it is.
      await replica.ready().catch(() => {});
      isOver = true;
      await replica.end();
      await over;
      return unwanted;
    },
  };
}
