import { systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';

/** All stops together; Slack's answers under way get the most of it. Whoever asked waits 12 s. */
const PATIENCE_MS = 10_000;
/** A step whose turn comes after that is still begun: closing the database takes milliseconds. */
const LAST_CHANCE_MS = 300;

/** What has been started, to be stopped last first. */
export interface Stops {
  /**
   * Registers a stop, before what it stops is started: a start that fails half-way is stopped too.
   *
   * @param name - what is stopped, for the log.
   */
  add(name: string, stop: () => Promise<unknown>): void;
  /** Whether stopping has begun. */
  begun(): boolean;
  /** Stops everything within 11 seconds of real time, whatever hangs or fails. Safe to call twice. */
  run(): Promise<void>;
}

export function createStops(events: Events): Stops {
  const stops: { readonly name: string; readonly stop: () => Promise<unknown> }[] = [];
  let running: Promise<void> | undefined;

  const runAll = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) {
      await runOne(events, next, Math.max(deadline - Date.now(), LAST_CHANCE_MS));
    }
  };

  return {
    add: (name, stop) => {
      stops.push({ name, stop });
    },
    begun: () => running !== undefined,
    run: () => {
      running ??= runAll();
      return running;
    },
  };
}

/** One that fails or hangs must not keep the next, the database's above all, from its turn. */
async function runOne(
  events: Events,
  { name, stop }: { readonly name: string; readonly stop: () => Promise<unknown> },
  patienceMs: number,
): Promise<void> {
  const done = new AbortController();
  const late = systemClock.sleep(patienceMs, done.signal).then(() => {
    if (!done.signal.aborted) {
      events.emit('stop-left', { step: name });
    }
  });
  const stopping = Promise.resolve()
    .then(stop)
    .catch((error: unknown) => events.emit('stop-failed', { step: name, error }));
  await Promise.race([stopping, late]);
  done.abort();
}
