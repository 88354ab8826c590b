/** One at a time, first come, first served. */
export interface Turns {
  /** Runs the work when everything that came before has ended, however it ended. */
  take<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (work) => {
      const turn = last.then(work);
      last = turn.catch(() => {});
      return turn;
    },
  };
}
