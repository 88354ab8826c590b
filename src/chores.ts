import { schedule } from 'node-cron';
import type { Log } from './log.ts';

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
export function startChores(chores: readonly Chore[], log: Log): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const tasks = chores.map((chore) =>
    schedule(
      chore.cron,
      async () => {
        const run = perform(chore, log);
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

async function perform({ name, run }: Chore, log: Log): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error('a chore failed; it will be tried again', { chore: name, error });
  }
}
