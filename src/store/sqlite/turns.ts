/** One at a time, first come, first served. */
export interface Turns {
  /** Runs the work when everything that came before has ended, however it ended. */
  take<T>(work: () => T | Promise<T>): Promise<T>;
  /** How many wait for their turn, in memory that other threads can look at. */
  readonly waiting: Int32Array;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return {
    waiting,
    take: (work) => {
      Atomics.add(waiting, 0, 1);
      const turn = last.then(() => {
        Atomics.sub(waiting, 0, 1);
        return work();
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}
