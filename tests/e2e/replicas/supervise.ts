import { onTestFinished } from 'vitest';
import type { Exit } from '../../support/server-process.ts';
import type { Replica } from './replica.ts';

export interface Supervised {
  /**
   * Ends it in order, for good.
   *
   * @returns the ends that nobody wanted: those by itself once it served, and the last, if not in order.
   */
  end(): Promise<readonly Exit[]>;
}

/** Begins a replica, and again whenever it has ended, as whatever runs servers does; until the test ends. */
export function supervise(replica: Replica): Supervised {
  let isOver = false;
  const unwanted: Exit[] = [];
  const loop = async () => {
    while (!isOver) {
      replica.begin();
      // After each begin, as what is said last is heard first: before its process is killed.
      onTestFinished(() => {
        isOver = true;
      });
      let hasServed = false;
      // It may end before it serves: then it is begun anew.
      replica.ready().then(
        () => {
          hasServed = true;
        },
        () => {},
      );
      const exit = await replica.ended();
      if (isOver ? exit.exitCode !== 0 : hasServed && exit.signal !== 'SIGKILL') {
        unwanted.push(exit);
      }
    }
  };
  const over = loop();
  return {
    end: async () => {
      isOver = true;
      await replica.end();
      await over;
      return unwanted;
    },
  };
}
