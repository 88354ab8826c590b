import type { ArchiveStatus } from '../model/archive-status.ts';
import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { Hold, Jobs } from '../model/jobs.ts';
import { createKeptJob } from '../model/kept-job.ts';
import { createAskAfter } from './ask-after.ts';
import type { RefreshArchive } from './refresh-archive.ts';
import { createSharedRuns } from './shared-runs.ts';

/** After which is asked again where it could not be learned who indexes: as long as a lease lives. */
const RETRY_MS = 15_000;

export interface IndexInTurnDeps {
  readonly events: Events;
  /** By which another replica's turn is waited for. */
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'take' | 'isAlone'>;
  readonly refreshArchive: RefreshArchive;
}

export interface IndexInTurnOptions {
  readonly folder: string;
  /** Nothing is begun once it is aborted, and an index ends between two batches. */
  readonly stopped: AbortSignal;
}

/** Indexes a folder where that is this replica's job. */
export interface IndexInTurn {
  /** As `ArchiveKeeper.refresh`. */
  ask(): Promise<void>;
  /** Resolves when none is going on. */
  ended(): Promise<void>;
  progress(): ArchiveStatus['indexing'];
  /** What went wrong the last time, until an index succeeds. */
  trouble(): string | null;
}

/** Builds it; where another replica indexes, this one leaves it to that, and asks again when it could be dead. */
export function createIndexInTurn(
  { events, clock, jobs, refreshArchive }: IndexInTurnDeps,
  { folder, stopped }: IndexInTurnOptions,
): IndexInTurn {
  const { isAlone } = jobs;
  const job = createKeptJob(jobs, 'index');
  let progress: ArchiveStatus['indexing'] = null;
  let trouble: string | null = null;
  let followed: Hold | undefined;

  const indexOnce = async (hold: Hold): Promise<void> => {
    // Who is alone has one hold for the life of the process, which would keep all that listen to it.
    if (!isAlone && followed !== hold) {
      followed = hold;
      // What was begun under it is over, and perhaps nobody else is there.
      hold.lost.addEventListener('abort', () => askAfter(0), { once: true });
    }
    progress = { done: 0, of: 0 };
    const onProgress = (now: ArchiveStatus['indexing']) => {
      progress = now;
    };
    const signal = isAlone ? stopped : AbortSignal.any([stopped, hold.lost]);
    trouble = await refreshArchive({ folder, signal, onProgress });
    progress = null;
  };

  const refreshes = createSharedRuns(async () => {
    if (stopped.aborted) {
      return;
    }
    // Where nobody else can have the job, it has begun.
    progress = isAlone ? { done: 0, of: 0 } : null;
    try {
      const turn = await job.turn(indexOnce);
      if (turn.kind === 'busy') {
        trouble = null;
        // Its holder may be dead, which nobody is told of.
        askAfter(turn.forMs);
      }
    } catch (error) {
      // Who indexes could not be asked, and whoever does may die meanwhile.
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== trouble) {
        events.emit('refresh-failed', { folder, error });
      }
      trouble = reason;
      askAfter(RETRY_MS);
    }
    if (trouble !== null) {
      // Another replica may be able to.
      await job.giveBack();
    }
  });
  const askAfter = createAskAfter(clock, stopped, () => refreshes.ask());
  return {
    ask: () => refreshes.ask(),
    ended: () => refreshes.ended(),
    progress: () => progress,
    trouble: () => trouble,
  };
}
