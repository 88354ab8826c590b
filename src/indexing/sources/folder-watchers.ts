import { type FSWatcher, statSync, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Events } from '../../model/events/events.ts';
import { errorCodeOf } from '../error-code.ts';
import { pathOf, writtenName } from '../scan/archive-name.ts';

/** One watcher for each folder. */
export interface FolderWatchers {
  /** Watches these folders and no others; one that was replaced by another of its name is watched anew. */
  follow(folders: readonly string[]): void;
  /** Why folders are not watched, as a sentence; null while all are. */
  trouble(): string | null;
  close(): void;
}

export interface FolderWatchersDeps {
  readonly events: Events;
  /** Called for what changed in a folder, by its path. */
  readonly changed: (path: string) => void;
  /** Called when a folder was moved or removed; it is not watched from then on until it is followed again. */
  readonly left: (folder: string) => void;
  /** Default: the operating system's. */
  readonly watchFolder?: WatchFolder | undefined;
}

/** As `fs.watch`, as far as it is needed. */
export type WatchFolder = (
  path: string | Buffer,
  options: { readonly persistent: false; readonly encoding: 'buffer' },
  listener: (event: 'rename' | 'change', name: Buffer | null) => void,
) => FSWatcher;

const OPTIONS = { persistent: false, encoding: 'buffer' } as const;
/** The operating system has no more of them: each further folder would be asked for in vain. */
const LIMITS = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

export function createFolderWatchers({ events, ...deps }: FolderWatchersDeps): FolderWatchers {
  const unwatched = createUnwatched(events);
  const open = createOpenWatchers(deps);
  /** @returns why some of them are not watched. */
  const openAll = (folders: readonly string[]): readonly unknown[] => {
    const failures: unknown[] = [];
    for (const folder of folders) {
      const identity = folderIdentitySync(folder);
      if (open.identity(folder) !== identity) {
        open.close(folder);
        const last = failures.at(-1);
        const error = isLimit(last) ? last : open.add(folder, identity);
        failures.push(...(error === null ? [] : [error]));
      }
    }
    return failures;
  };
  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      for (const folder of open.folders().filter((known) => !wanted.has(known))) {
        open.close(folder);
      }
      unwatched.note(openAll(folders));
    },
    trouble: () => unwatched.trouble(),
    close: () => {
      for (const folder of open.folders()) {
        open.close(folder);
      }
    },
  };
}

interface OpenWatchers {
  folders(): readonly string[];
  /** Of the folder as it was when its watcher was opened. */
  identity(folder: string): string | undefined;
  /** @returns why it cannot be watched, or null. */
  add(folder: string, identity: string): unknown;
  close(folder: string): void;
}

function createOpenWatchers({
  changed,
  left,
  watchFolder = watch,
}: Omit<FolderWatchersDeps, 'events'>): OpenWatchers {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  const close = (folder: string) => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const listen = (folder: string) => (event: 'rename' | 'change', bytes: Buffer | null) => {
    const name = bytes === null ? null : writtenName(bytes);
    // What befalls the folder itself comes under its own name. A new one in its place may get
    // its inode as well, so that only now is it known that this watcher watches nothing.
    if (event === 'rename' && name === basename(resolve(folder))) {
      close(folder);
      left(folder);
    }
    if (name !== null) {
      changed(join(folder, name));
    }
  };
  return {
    folders: () => [...watchers.keys()],
    identity: (folder) => watchers.get(folder)?.identity,
    add: (folder, identity) => {
      try {
        const watcher = watchFolder(pathOf(resolve(folder)), OPTIONS, listen(folder));
        watcher.on('error', () => close(folder));
        watchers.set(folder, { watcher, identity });
        return null;
      } catch (error) {
        return error;
      }
    },
    close,
  };
}

function isLimit(error: unknown): boolean {
  return LIMITS.has(errorCodeOf(error) ?? '');
}

interface Failed {
  readonly folders: number;
  /** The last one's. */
  readonly error: unknown;
}

/** Tells once of folders that cannot be watched, not for each and at each look: until all are watched again. */
function createUnwatched(events: Events) {
  let failed: Failed | null = null;
  return {
    note: (errors: readonly unknown[]) => {
      const now = errors.length === 0 ? null : { folders: errors.length, error: errors.at(-1) };
      if (now !== null && failed === null) {
        events.emit('folders-unwatched', now);
      }
      failed = now;
    },
    trouble: () => (failed === null ? null : describe(failed)),
  };
}

function describe({ folders, error }: Failed): string {
  const code = errorCodeOf(error) ?? String(error);
  const which =
    folders === 1 ? '1 folder of the archive is' : `${folders} folders of the archive are`;
  const remedy =
    code === 'ENOSPC'
      ? ' The system has no watches left: raise fs.inotify.max_user_watches.'
      : isLimit(error)
        ? ' Too many files are open: raise the limit of open files or fs.inotify.max_user_instances.'
        : '';
  return `${which} not watched (${code}): what changes there is found within ten minutes, not at once.${remedy}`;
}

interface Identified {
  readonly dev: number;
  readonly ino: number;
  readonly birthtimeMs: number;
}

/** Tells a folder, links followed, from others that have or had its name; a mount that hangs holds up nobody. */
export async function folderIdentity(folder: string): Promise<string> {
  try {
    return identityOf(await stat(pathOf(folder)));
  } catch (error) {
    return identityOfNone(error);
  }
}

function folderIdentitySync(folder: string): string {
  try {
    return identityOf(statSync(pathOf(folder)));
  } catch (error) {
    return identityOfNone(error);
  }
}

/** The inode alone does not tell: file systems give it to the next folder that is made. */
function identityOf({ dev, ino, birthtimeMs }: Identified): string {
  return `${dev} ${ino} ${birthtimeMs}`;
}

function identityOfNone(error: unknown): string {
  if (errorCodeOf(error) === undefined) {
    throw error;
  }
  return 'none';
}
