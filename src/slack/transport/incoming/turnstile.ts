/** How much is worked on at once, and how much may wait for it. */
export interface TurnstileLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/** A place in the queue. */
export interface Place {
  /** @param first - what is done before its turn, an acknowledgement; when it fails the place is given up. */
  run(first: Promise<unknown>, work: () => Promise<void>): Promise<void>;
}

/**
 * Lets a few requests in at a time. Each is let in on a turn of the event loop
 * of its own, so that everything that came in meanwhile is acknowledged first.
 */
export interface Turnstile {
  /**
   * Takes a place in the queue in this very moment; whoever takes one has to use it.
   *
   * @returns undefined when too much waits already.
   */
  take(): Place | undefined;
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
  const place = (): Place => {
    const entered = enter();
    return {
      run: async (first, work) => {
        try {
          await first;
          await entered;
          await work();
        } finally {
          await entered;
          leave();
        }
      },
    };
  };
  const take = () => (queue.length >= waiting ? undefined : place());

  return {
    take,
    runInTurn: (work) => place().run(Promise.resolve(), work),
    run: async (work) => {
      const taken = take();
      await taken?.run(Promise.resolve(), work);
      return taken !== undefined;
    },
  };
}
