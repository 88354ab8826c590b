import type { Clock } from '../model/clock.ts';

/**
 * A clock that runs at real speed from any instant and can be moved forward.
 * One of it is injected into app and workspace alike.
 */
export interface MovableClock extends Clock {
  /** Moves forward to an instant; sleepers whose time has come wake at once. @throws RangeError going back. */
  moveTo(instant: Date): void;
  /** Calls back after each move. @returns how to stop that. */
  onMove(listener: () => void): () => void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** @param start - where the clock stands now; @param real - milliseconds of a clock that really runs. */
export function createMovableClock(start: Date, real: () => number): MovableClock {
  let offset = start.getTime() - real();
  const listeners = new Set<() => void>();
  const sleepers = new Set<Sleeper>();
  const nowMs = () => real() + offset;

  const moveTo = (instant: Date) => {
    if (instant.getTime() < nowMs() - 1000) {
      throw new RangeError(
        `The clock only moves forward: it is ${new Date(nowMs()).toISOString()}, not before ${instant.toISOString()}.`,
      );
    }
    offset = Math.max(offset, instant.getTime() - real());
    for (const sleeper of [...sleepers].filter(({ until }) => until <= nowMs())) {
      sleeper.wake();
    }
    for (const listener of listeners) {
      listener();
    }
  };

  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { until: nowMs() + ms, wake };
      const timer = setTimeout(wake, signal?.aborted ? 0 : ms);
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake);
    });

  return {
    now: () => new Date(nowMs()),
    sleep,
    moveTo,
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
