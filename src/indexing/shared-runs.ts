/** Runs of one and the same work, never two at a time. */
export interface SharedRuns {
  /**
   * Resolves when a run that began after the call has ended. Calls during a run share the next:
   * the one going on may have looked past the newest change already.
   */
  ask(): Promise<void>;
  /** Resolves when the run going on and the one that waits, if any, have ended. */
  ended(): Promise<void>;
}

/** @param run - the work; never rejects. */
export function createSharedRuns(run: () => Promise<void>): SharedRuns {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = () => {
    next = undefined;
    current = run().finally(() => {
      current = undefined;
    });
    return current;
  };
  return {
    ask: () => {
      next ??= current?.then(begin);
      return next ?? begin();
    },
    ended: async () => {
      await (next ?? current);
    },
  };
}
