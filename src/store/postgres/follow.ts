import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { WakeUps } from './listen.ts';

/** Also without being woken, in ms: a wake-up may be lost with its connection. */
const EVERY_MS = 5000;

export interface Following {
  /** Since when the truth has not been reached; null while it is. */
  lostSince(): Date | null;
  stop(): Promise<void>;
}

/** Catches up whenever the truth says that it has something new, and now and then. */
export function follow({
  wakeUps,
  catchUp,
  clock,
  events,
}: {
  readonly wakeUps: WakeUps;
  readonly catchUp: () => Promise<unknown>;
  readonly clock: Clock;
  readonly events: Events;
}): Following {
  const stopping = new AbortController();
  let lostSince: Date | null = null;
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await catchUp();
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
