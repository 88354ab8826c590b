import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import type { WakeUps } from '../connection/listen.ts';

/** How often what all have followed is forgotten, in ms. */
const PRUNE_EVERY_MS = 600_000;

/**
 * Between a wake-up and the look that follows it, in ms: what others write at a burst comes together.
 * Nobody waits for it, since each read asks for itself.
 */
const GATHER_MS = 20;

/** Also without being woken, in ms: a wake-up may be lost with its connection. */
const EVERY_MS = 5000;

export interface Following {
  /** Since when the truth could not be followed; null while it is. */
  lostSince(): Date | null;
  stop(): Promise<void>;
}

/** Catches up whenever the truth says that it has something new, and now and then. */
export function follow({
  wakeUps,
  catchUp,
  prune,
  clock,
  events,
}: {
  readonly wakeUps: WakeUps;
  readonly catchUp: () => Promise<unknown>;
  readonly prune: () => Promise<void>;
  readonly clock: Clock;
  readonly events: Events;
}): Following {
  const stopping = new AbortController();
  let pruneAt = clock.now().getTime() + PRUNE_EVERY_MS;
  let lostSince: Date | null = null;
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await catchUp();
        if (clock.now().getTime() >= pruneAt) {
          pruneAt = clock.now().getTime() + PRUNE_EVERY_MS;
          await prune();
        }
        if (lostSince !== null) {
          events.emit('truth-back', {});
        }
        lostSince = null;
      } catch (error) {
        if (lostSince === null && !stopping.signal.aborted) {
          events.emit('truth-lost', { error });
        }
        lostSince ??= clock.now();
      }
      await wakeUps.next(EVERY_MS, stopping.signal);
      await clock.sleep(GATHER_MS, stopping.signal);
    }
  };
  const ended = loop();
  return {
    lostSince: () => lostSince,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
