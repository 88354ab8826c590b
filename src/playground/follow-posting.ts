import type { MovableClock } from './movable-clock.ts';

export interface PostingToFollow {
  readonly clock: MovableClock;
  /** Posts what can be posted now. @returns when the rest goes on; null when there is none. */
  readonly advance: (signal: AbortSignal) => Promise<Date | null>;
}

/**
 * Posts, and moves the clock to wherever posting goes on: nobody sits through
 * its pace, nor through the minutes that it waits in bad weather.
 *
 * @param until - where the clock is not moved past.
 * @returns when what is left goes on; null when there is none.
 */
export async function followPosting(
  { clock, advance }: PostingToFollow,
  until: Date,
  signal: AbortSignal,
): Promise<Date | null> {
  let goesOnAt = await advance(signal);
  while (goesOnAt !== null && goesOnAt <= until && !signal.aborted) {
    clock.moveTo(goesOnAt);
    goesOnAt = await advance(signal);
  }
  return goesOnAt;
}
