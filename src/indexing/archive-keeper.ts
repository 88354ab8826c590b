import { join } from 'node:path';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { Problem } from '../model/problem.ts';
import type { PageStore } from '../store/store.ts';
import { createIndexArchive, type IndexArchive } from './index-archive.ts';
import { type ArchiveSource, ArchiveSourceError } from './sources/archive-source.ts';
import { watchArchive } from './sources/watch-archive.ts';

/** Keeps the index in line with the archive's folder while the server runs. */
export interface ArchiveKeeper {
  /**
   * Indexes the archive as it is now; resolves once that is searchable, or could not be. Calls
   * while an index is going on share the next one. Never rejects: what went wrong is logged, is
   * the status's trouble until an index succeeds, and leaves the last good state as it is.
   */
  refresh(): Promise<void>;
  status(): Promise<ArchiveStatus>;
  /** Ends an index that is going on between two batches; resolves when it has ended. */
  stop(): Promise<void>;
}

export interface ArchiveKeeperDeps {
  readonly store: PageStore;
  readonly clock: Clock;
  readonly events: Events;
  /** By which files come to rest, wherever the app's clock is moved to. Default: clock. */
  readonly fileClock?: Clock;
  /** Default: made from the first three. */
  readonly indexArchive?: IndexArchive;
}

export interface ArchiveKeeperOptions {
  readonly folder: string;
  /** Index changes within seconds, without being asked to refresh. Default: false. */
  readonly watch?: boolean;
  /** Brings the folder up to date before each index; when it fails, what is there is indexed if it is whole. */
  readonly source?: ArchiveSource;
}

export function createArchiveKeeper(
  {
    store,
    clock,
    events,
    fileClock = clock,
    indexArchive = createIndexArchive({ store, clock, events }),
  }: ArchiveKeeperDeps,
  { folder, watch = false, source }: ArchiveKeeperOptions,
): ArchiveKeeper {
  const stopped = new AbortController();
  let indexing: ArchiveStatus['indexing'] = null;
  let trouble: string | null = null;
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const sayTrouble = (error: unknown): string | null => {
    if (stopped.signal.aborted) {
      return null;
    }
    events.emit('refresh-failed', { folder, error });
    return error instanceof Error ? error.message : String(error);
  };
  const sayIncomplete = (problems: readonly Problem[]): string => {
    const folders = problems.map(({ file }) => file);
    events.emit('folders-unreadable', { folders });
    const [first, ...more] = problems;
    const others = more.length === 0 ? '' : ` So it is with ${more.length} more.`;
    return `${first?.file}: ${first?.message}${others}`;
  };
  const updateSource = async () => {
    try {
      await source?.update(stopped.signal);
      return { trouble: null, isWhole: true };
    } catch (error) {
      const isWhole = error instanceof ArchiveSourceError && error.isWhole;
      return { trouble: sayTrouble(error), isWhole };
    }
  };
  const indexFolder = async () => {
    try {
      const { unreadableFolders } = await indexArchive({
        folder,
        signal: stopped.signal,
        isBeingWritten: (file) => watching?.isBeingWritten(join(folder, file)) ?? false,
        onProgress: (progress) => {
          indexing = progress;
        },
      });
      return unreadableFolders.length === 0 ? null : sayIncomplete(unreadableFolders);
    } catch (error) {
      return sayTrouble(error);
    }
  };
  const index = async () => {
    if (!stopped.signal.aborted) {
      indexing = { done: 0, of: 0 };
      // Before, for what changes meanwhile; after, for folders that are new.
      watching?.follow();
      const updated = await updateSource();
      // Half a state would take the pages that it lacks out of the search.
      const indexTrouble = updated.isWhole ? await indexFolder() : null;
      watching?.follow();
      trouble = updated.trouble ?? indexTrouble;
      indexing = null;
    }
    current = undefined;
  };
  const start = () => {
    next = undefined;
    current = index();
    return current;
  };

  const refresh = () => {
    // The one going on may have looked past the newest change already.
    next ??= current?.then(start);
    return next ?? start();
  };
  const knownSizes = async () => {
    try {
      const known = await store.knownFiles();
      return new Map(known.map(({ file, size }) => [join(folder, file), size]));
    } catch {
      // The index, which comes next, asks for the same and tells the trouble.
      return new Map<string, number>();
    }
  };
  const watching = watch
    ? watchArchive({ clock: fileClock, events, changed: refresh, knownSizes }, { folder })
    : undefined;

  return {
    refresh,
    status: async () => ({ ...(await store.archiveStatus()), indexing, trouble }),
    stop: async () => {
      stopped.abort();
      await watching?.stop();
      await (next ?? current);
    },
  };
}
