import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { PageStore } from '../store/store.ts';
import type { ArchiveSource } from './archive-source.ts';
import { createIndexArchive, type IndexArchive } from './index-archive.ts';
import { watchArchive } from './watch-archive.ts';

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

export interface ArchiveKeeperOptions {
  readonly folder: string;
  /** Index changes within seconds, without being asked to refresh. Default: false. */
  readonly watch?: boolean;
  /** Brings the folder up to date before each index; when it fails, what is there is indexed. */
  readonly source?: ArchiveSource;
}

export function createArchiveKeeper(
  {
    store,
    clock,
    log,
    indexArchive = createIndexArchive({ store, clock, log }),
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
    log.error('the archive could not be refreshed; its last state stays', { folder, error });
    return error instanceof Error ? error.message : String(error);
  };
  const updateSource = async () => {
    try {
      await source?.update(stopped.signal);
      return null;
    } catch (error) {
      return sayTrouble(error);
    }
  };
  const indexFolder = async () => {
    try {
      await indexArchive({
        folder,
        signal: stopped.signal,
        onProgress: (progress) => {
          indexing = progress;
        },
      });
      return null;
    } catch (error) {
      return sayTrouble(error);
    }
  };
  const index = async () => {
    if (!stopped.signal.aborted) {
      indexing = { done: 0, of: 0 };
      // Before, for what changes meanwhile; after, for folders that are new.
      watching?.follow();
      const sourceTrouble = await updateSource();
      const indexTrouble = await indexFolder();
      watching?.follow();
      trouble = sourceTrouble ?? indexTrouble;
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
  const watching = watch ? watchArchive({ clock, log, changed: refresh }, { folder }) : undefined;

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
