import { type FSWatcher, lstatSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { archiveFolders, isArchiveFolder } from './archive-folders.ts';
import { errnoOf } from './errno.ts';

/** A file is at rest when it looks the same twice, this far apart. */
const REST_MS = 500;
/** Files that never rest do not keep the others waiting for longer. */
const MAX_WAIT_MS = 10_000;

/** Notices changes of an archive's pages. */
export interface ArchiveWatch {
  /** Opens what is not watched yet, folders made since included; to be called again after each index. */
  follow(): void;
  /** Resolves when nothing will be reported any more. */
  stop(): Promise<void>;
}

export interface ArchiveWatchDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Called when pages changed and all of them are at rest; never while an earlier call is going on. */
  readonly changed: () => Promise<unknown>;
}

/**
 * Watches folder by folder: a watch on each file would not scale to tens of thousands. Bursts
 * are reported once; an editor's temporary files are nothing; a file that is still being
 * written is waited for. What the operating system does not report, the next index finds.
 */
export function watchArchive(
  { clock, log, changed }: ArchiveWatchDeps,
  { folder }: { readonly folder: string },
): ArchiveWatch {
  const stopped = new AbortController();
  const watchers = createWatchers(log);
  const restless = new Map<string, string>();
  let reporting: Promise<void> | undefined;

  const report = async () => {
    const begun = clock.now().getTime();
    while (restless.size > 0 && !stopped.signal.aborted) {
      await clock.sleep(REST_MS, stopped.signal);
      const allRest = updateLooks(restless);
      if (allRest || clock.now().getTime() - begun > MAX_WAIT_MS) {
        restless.clear();
        await changed();
      }
    }
    reporting = undefined;
  };
  const notice = (path: string) => {
    if (!stopped.signal.aborted && mattersToArchive(path)) {
      restless.set(path, '');
      reporting ??= report();
    }
  };

  return {
    follow: () => {
      if (!stopped.signal.aborted) {
        watchers.follow(archiveFolders(folder), notice);
      }
    },
    stop: async () => {
      stopped.abort();
      watchers.close();
      await reporting;
    },
  };
}

/** Looks at each file again; true when all look as they did the last time. */
function updateLooks(restless: Map<string, string>): boolean {
  let allRest = true;
  for (const [path, before] of restless) {
    const now = lookOf(path);
    if (now !== before) {
      restless.set(path, now);
      allRest = false;
    }
  }
  return allRest;
}

function lookOf(path: string): string {
  const stats = lstat(path);
  return stats === undefined ? 'gone' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

/** Pages, and folders that may hold some. What is gone and has no extension may have been a folder. */
function mattersToArchive(path: string): boolean {
  const name = basename(path);
  if (/^[0-9a-f]{32}\.md$/.test(name)) {
    return true;
  }
  if (!isArchiveFolder(name)) {
    return false;
  }
  const stats = lstat(path);
  return stats === undefined ? !/[.~]/.test(name) : stats.isDirectory();
}

function lstat(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (errnoOf(error) === undefined) {
      throw error;
    }
    return undefined;
  }
}

/** One watcher for each folder; a folder that was replaced by another of its name is watched anew. */
function createWatchers(log: Log) {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  const close = (folder: string) => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const open = (folder: string, inode: number, notice: (path: string) => void) => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name !== null) {
          notice(join(folder, name));
        }
      });
      watcher.on('error', () => close(folder));
      watchers.set(folder, { watcher, inode });
    } catch (error) {
      log.warn('a folder of the archive cannot be watched; it is looked through now and then', {
        folder,
        error,
      });
    }
  };
  return {
    follow: (folders: readonly string[], notice: (path: string) => void): void => {
      const wanted = new Set(folders);
      for (const folder of [...watchers.keys()].filter((known) => !wanted.has(known))) {
        close(folder);
      }
      for (const folder of folders) {
        const inode = lstat(folder)?.ino ?? 0;
        if (watchers.get(folder)?.inode !== inode) {
          close(folder);
          open(folder, inode, notice);
        }
      }
    },
    close: (): void => {
      for (const folder of watchers.keys()) {
        close(folder);
      }
    },
  };
}
