import { basename } from 'node:path';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { archiveFolders, isArchiveFolder } from '../scan/archive-folders.ts';
import { isTopicFile } from '../scan/scan-topics.ts';
import { type ChangingPaths, createChangingPaths, isPage, lstat } from './changing-paths.ts';
import { createFolderWatchers, folderIdentity, type WatchFolder } from './folder-watchers.ts';

/** Between two looks at what changed: a file that looks the same again is at rest. "Within seconds" leaves room for two. */
const REST_MS = 500;
/** Files that do not rest do not keep the others waiting for longer. */
const MAX_WAIT_MS = 10_000;
/** Between two looks, one call each, at whether the archive's folder is another one, or gone, or back. */
const ROOT_MS = 2000;

/** Notices changes of an archive's pages. */
export interface ArchiveWatch {
  /**
   * Nothing is watched before.
   *
   * @param changed - called when pages changed and are at rest; never while an earlier call is going on.
   */
  start(changed: () => Promise<unknown>): void;
  /** Opens what is not watched yet, folders made since included; to be called again after each index. */
  follow(): void;
  /** Whether a page, by its absolute path, is changing now: its bytes may be half of a version. */
  isBeingWritten(path: string): boolean;
  /** Why some of it is not watched, as a sentence; null while all is. */
  trouble(): string | null;
  /** Resolves when nothing will be reported any more. */
  stop(): Promise<void>;
}

export interface ArchiveWatchDeps {
  readonly clock: Clock;
  readonly events: Events;
  /** Bytes of the pages' indexed versions, by their absolute paths. Never rejects. */
  readonly knownSizes: () => Promise<ReadonlyMap<string, number>>;
  /** Default: the operating system's. */
  readonly watchFolder?: WatchFolder | undefined;
}

/**
 * Watches folder by folder: a watch on each file would not scale to tens of thousands. Bursts
 * are reported once; an editor's temporary files are nothing; a file that is still being written
 * is waited for, or left out when others have waited long enough. The archive's own folder may
 * go and come back, or be a link that is switched, which nothing in it reports: it is looked at.
 * What else the operating system does not report, the next index finds.
 */
export function createArchiveWatch(
  { clock, events, knownSizes, watchFolder }: ArchiveWatchDeps,
  { folder }: { readonly folder: string },
): ArchiveWatch {
  const stopped = new AbortController();
  const changing = createChangingPaths();
  let report: (() => Promise<unknown>) | undefined;
  let reporting: Promise<void> | undefined;
  let attending: Promise<void> | undefined;

  const reportWhenAtRest = async () => {
    while (!changing.isEmpty() && !stopped.signal.aborted) {
      await settled(changing, { clock, knownSizes }, stopped.signal);
      if (!stopped.signal.aborted) {
        await report?.();
      }
    }
    reporting = undefined;
  };
  const notice = (path: string) => {
    if (!stopped.signal.aborted) {
      changing.notice(path);
      reporting ??= reportWhenAtRest();
    }
  };
  const watchers = createFolderWatchers({
    events,
    watchFolder,
    changed: (path) => {
      if (mattersToArchive(path)) {
        notice(path);
      }
    },
    left: notice,
  });

  return {
    start: (changed) => {
      if (!stopped.signal.aborted) {
        report = changed;
        attending ??= attendRoot(folder, { clock, notice }, stopped.signal);
      }
    },
    follow: () => {
      if (report !== undefined && !stopped.signal.aborted) {
        watchers.follow(archiveFolders(folder));
      }
    },
    isBeingWritten: (path) => changing.isBeingWritten(path),
    trouble: () => watchers.trouble(),
    stop: async () => {
      stopped.abort();
      watchers.close();
      await attending;
      await reporting;
    },
  };
}

/** Resolves when it is time to index, or the watch is stopped. */
async function settled(
  changing: ChangingPaths,
  { clock, knownSizes }: Pick<ArchiveWatchDeps, 'clock' | 'knownSizes'>,
  stopped: AbortSignal,
): Promise<void> {
  const begun = clock.now().getTime();
  const sizes = await knownSizes();
  let isTime = false;
  while (!isTime && !stopped.aborted) {
    await clock.sleep(REST_MS, stopped);
    const overdue = clock.now().getTime() - begun > MAX_WAIT_MS;
    isTime = changing.settle({ overdue, knownSizes: sizes });
  }
}

/** Looks, until it is stopped, whether the archive's own folder is another one. */
async function attendRoot(
  folder: string,
  { clock, notice }: { readonly clock: Clock; readonly notice: (path: string) => void },
  stopped: AbortSignal,
): Promise<void> {
  let known = await folderIdentity(folder);
  while (!stopped.aborted) {
    await clock.sleep(ROOT_MS, stopped);
    const now = await folderIdentity(folder);
    if (now !== known) {
      known = now;
      notice(folder);
    }
  }
}

/** Pages, and folders that may hold some. What is gone and has no extension may have been a folder. */
function mattersToArchive(path: string): boolean {
  if (isPage(path) || isTopicFile(path)) {
    return true;
  }
  const name = basename(path);
  if (!isArchiveFolder(name)) {
    return false;
  }
  const stats = lstat(path);
  return stats === undefined ? !/[.~]/.test(name) : stats.isDirectory();
}
