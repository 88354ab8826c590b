import { schedule } from 'node-cron';
import type { Clock } from '../model/clock.ts';
import { MINUTE_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';

/** Something that is done again and again while the server runs. */
export interface Chore {
  readonly name: string;
  /** Fixed text of ours, in UTC; never anything a person typed. */
  readonly cron: string;
  readonly run: () => Promise<unknown>;
}

/**
 * Starts the chores; a chore that is still running when its time comes again is
 * left to finish. A failure is logged, and the chore tried again next time.
 *
 * @returns how to stop them; it resolves when those under way have ended.
 */
export function startChores(chores: readonly Chore[], events: Events): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const tasks = chores.map((chore) =>
    schedule(
      chore.cron,
      async () => {
        const run = perform(chore, events);
        running.set(chore.name, run);
        await run;
        running.delete(chore.name);
      },
      // A blocked event loop makes a chore late; it is not skipped for that.
      { timezone: 'UTC', noOverlap: true, missedExecutionTolerance: 600_000 },
    ),
  );
  return async () => {
    for (const task of tasks) {
      await task.destroy();
    }
    await Promise.all(running.values());
  };
}

/**
 * Makes a chore that is woken every minute run at a longer interval, the first time after one.
 *
 * @param minutes - whole minutes, 1 or more, by `clock`; a wake-up a few seconds early counts.
 */
export function everyMinutes(
  minutes: number,
  clock: Pick<Clock, 'now'>,
  run: () => Promise<unknown>,
): () => Promise<void> {
  let last = clock.now().getTime();
  return async () => {
    const now = clock.now().getTime();
    if (now - last >= minutes * MINUTE_MS - MINUTE_MS / 2) {
      last = now;
      await run();
    }
  };
}

async function perform({ name, run }: Chore, events: Events): Promise<void> {
  try {
    await run();
  } catch (error) {
    events.emit('chore-failed', { chore: name, error });
  }
}
