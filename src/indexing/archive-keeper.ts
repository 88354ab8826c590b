import { join } from 'node:path';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { aloneAtWork, type Jobs } from '../model/jobs.ts';
import { type ArchiveStore, createIndexArchive, type IndexArchive } from './index-archive.ts';
import { createIndexInTurn } from './index-in-turn.ts';
import { createRefreshArchive } from './refresh-archive.ts';
import type { ArchiveSource } from './sources/archive-source.ts';
import { type ArchiveWatch, createArchiveWatch } from './sources/archive-watch.ts';
import type { WatchFolder } from './sources/folder-watchers.ts';

/** Keeps the index in line with the archive's folder while the server runs. */
export interface ArchiveKeeper {
  /**
   * Watches the folder from now on, where it is to be watched, and refreshes. Register `stop`
   * first: what was started holds the process.
   */
  start(): Promise<void>;
  /**
   * Indexes the archive as it is now; resolves once that is searchable, or could not be. Calls
   * while an index is going on share the next one. Never rejects: what went wrong is logged, is
   * the status's trouble until an index succeeds, and leaves the last good state as it is. Where
   * another replica indexes, this one leaves it to that, and asks again when that could be dead.
   */
  refresh(): Promise<void>;
  status(): Promise<ArchiveStatus>;
  /** Ends the watch, and an index that is going on between two batches; resolves when both have ended. */
  stop(): Promise<void>;
}

export interface ArchiveKeeperDeps {
  readonly store: ArchiveStore;
  readonly clock: Clock;
  readonly events: Events;
  /** By which files come to rest, wherever the app's clock is moved to. Default: clock. */
  readonly fileClock?: Clock;
  /** Default: made from the others. */
  readonly indexArchive?: IndexArchive;
  /** Default: the operating system's. */
  readonly watchFolder?: WatchFolder;
  /** Which replica indexes. Default: this process alone. */
  readonly jobs?: Pick<Jobs, 'take' | 'isAlone'>;
}

export interface ArchiveKeeperOptions {
  readonly folder: string;
  /** Once started, index changes within seconds, without being asked to refresh. Default: false. */
  readonly watch?: boolean;
  /** Brings the folder up to date before each index; when it fails, what is there is indexed if it is whole. */
  readonly source?: ArchiveSource;
}

/** Builds the keeper; nothing of it lives, watches or reads before it is started or asked. */
export function createArchiveKeeper(
  {
    store,
    clock,
    events,
    fileClock = clock,
    indexArchive = createIndexArchive({ store, clock, events, fileClock }),
    watchFolder,
    jobs = aloneAtWork,
  }: ArchiveKeeperDeps,
  { folder, watch = false, source }: ArchiveKeeperOptions,
): ArchiveKeeper {
  const stopped = new AbortController();
  const watching = watch
    ? createArchiveWatch(
        { clock: fileClock, events, watchFolder, knownSizes: () => knownSizes(store, folder) },
        { folder },
      )
    : NO_WATCH;
  const { isAlone } = jobs;
  const refreshArchive = createRefreshArchive({ events, indexArchive, watching, source, isAlone });
  const refreshes = createIndexInTurn(
    { events, clock: fileClock, jobs, refreshArchive },
    { folder, stopped: stopped.signal },
  );

  return {
    start: () => {
      watching.start(() => refreshes.ask());
      return refreshes.ask();
    },
    refresh: () => refreshes.ask(),
    status: async () => {
      const archive = await store.archiveStatus();
      const trouble = refreshes.trouble() ?? watching.trouble();
      return { ...archive, indexing: refreshes.progress(), trouble };
    },
    stop: async () => {
      stopped.abort();
      // First what asks for refreshes, then the last of them.
      await watching.stop();
      await refreshes.ended();
    },
  };
}

const NO_WATCH: ArchiveWatch = {
  start: () => {},
  follow: () => {},
  isBeingWritten: () => false,
  trouble: () => null,
  stop: async () => {},
};

async function knownSizes(
  store: ArchiveStore,
  folder: string,
): Promise<ReadonlyMap<string, number>> {
  try {
    const known = await store.knownFiles();
    return new Map(known.map(({ file, size }) => [join(folder, file), size]));
  } catch {
    // The index, which comes next, asks for the same and tells the trouble.
    return new Map();
  }
}
