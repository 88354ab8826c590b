/** How much is worked on at once, and how much may wait for it. */
export interface TurnstileLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/**
 * Lets a few requests in at a time. Each is let in on a turn of the event loop
 * of its own, so that everything that came in meanwhile is acknowledged first.
 */
export interface Turnstile {
  /** @returns false, having done nothing, when too much waits already. */
  run(work: () => Promise<void>): Promise<boolean>;
  /** Waits however long it takes: for what is stored and has nobody who would click again. */
  runInTurn(work: () => Promise<void>): Promise<void>;
}

export function createTurnstile({ atOnce, waiting }: TurnstileLimits): Turnstile {
  const queue: (() => void)[] = [];
  let underWay = 0;

  const enter = async (): Promise<void> => {
    if (underWay >= atOnce) {
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      underWay += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) {
      underWay -= 1;
    } else {
      next();
    }
  };
  const runInTurn = async (work: () => Promise<void>): Promise<void> => {
    await enter();
    try {
      await work();
    } finally {
      leave();
    }
  };

  return {
    runInTurn,
    run: async (work) => {
      if (queue.length >= waiting) {
        return false;
      }
      await runInTurn(work);
      return true;
    },
  };
}
