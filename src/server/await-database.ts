import { type Clock, systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { mayPass } from '../store/store-error.ts';

/** A PostgreSQL is started anew in seconds; one that recovers from a crash may take longer than this. */
const PATIENCE_MS = 60_000;
/** From half a second on, as with a Slack that does not answer. */
const BACK_OFF_MS = [500, 1_000, 2_000, 4_000] as const;
const LONGEST_MS = 5_000;

export interface AwaitDatabaseDeps {
  readonly events: Events;
  readonly signal: AbortSignal;
  /** Default: real time. */
  readonly clock?: Clock;
}

/**
 * Does what a start needs the database for, again for a minute while that is away or busy, which is
 * said once.
 *
 * @throws at once what will not pass: a refused password, a wrong address; after the minute what
 *   still stands in the way; the signal's reason when it was aborted.
 */
export async function awaitDatabase<T>(
  { events, signal, clock = systemClock }: AwaitDatabaseDeps,
  work: () => Promise<T>,
): Promise<T> {
  // From the first failure on: the work itself may take longer than the patience.
  let until: number | undefined;
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const pause = BACK_OFF_MS[tries] ?? LONGEST_MS;
      const now = clock.now().getTime();
      until ??= now + PATIENCE_MS;
      if (!mayPass(error) || now + pause > until) {
        throw error;
      }
      if (tries === 0) {
        events.emit('truth-awaited', { reason: error.message });
      }
      await clock.sleep(pause, signal);
      signal.throwIfAborted();
    }
  }
}
