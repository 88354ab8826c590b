import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { PageStore } from '../store/store.ts';
import { createIndexArchive, type IndexArchive } from './index-archive.ts';

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
  readonly log: Log;
  /** Default: made from the other three. */
  readonly indexArchive?: IndexArchive;
}

export function createArchiveKeeper(
  {
    store,
    clock,
    log,
    indexArchive = createIndexArchive({ store, clock, log }),
  }: ArchiveKeeperDeps,
  { folder }: { readonly folder: string },
): ArchiveKeeper {
  const stopped = new AbortController();
  let indexing: ArchiveStatus['indexing'] = null;
  let trouble: string | null = null;
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const index = async () => {
    if (stopped.signal.aborted) {
      return;
    }
    try {
      indexing = { done: 0, of: 0 };
      await indexArchive({
        folder,
        signal: stopped.signal,
        onProgress: (progress) => {
          indexing = progress;
        },
      });
      trouble = null;
    } catch (error) {
      if (!stopped.signal.aborted) {
        trouble = error instanceof Error ? error.message : String(error);
        log.error('the archive could not be indexed; its last state stays', { folder, error });
      }
    } finally {
      indexing = null;
      current = undefined;
    }
  };
  const start = () => {
    next = undefined;
    current = index();
    return current;
  };

  return {
    refresh: () => {
      // The one going on may have looked past the newest change already.
      next ??= current?.then(start);
      return next ?? start();
    },
    status: async () => ({ ...(await store.archiveStatus()), indexing, trouble }),
    stop: async () => {
      stopped.abort();
      await (next ?? current);
    },
  };
}
