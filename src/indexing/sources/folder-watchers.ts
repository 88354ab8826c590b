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
  close(): void;
}

export interface FolderWatchersDeps {
  readonly events: Events;
  /** Called for what changed in a folder, by its path. */
  readonly changed: (path: string) => void;
  /** Called when a folder was moved or removed; it is not watched from then on until it is followed again. */
  readonly left: (folder: string) => void;
}

export function createFolderWatchers({
  events,
  changed,
  left,
}: FolderWatchersDeps): FolderWatchers {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  const close = (folder: string) => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const open = (folder: string, identity: string) => {
    const path = resolve(folder);
    try {
      const options = { persistent: false, encoding: 'buffer' } as const;
      const watcher = watch(pathOf(path), options, (event, bytes) => {
        const name = bytes === null ? null : writtenName(bytes);
        // What befalls the folder itself comes under its own name. A new one in its place may get
        // its inode as well, so that only now is it known that this watcher watches nothing.
        if (event === 'rename' && name === basename(path)) {
          close(folder);
          left(folder);
        }
        if (name !== null) {
          changed(join(folder, name));
        }
      });
      watcher.on('error', () => close(folder));
      watchers.set(folder, { watcher, identity });
    } catch (error) {
      events.emit('folder-unwatched', { folder, error });
    }
  };
  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      for (const folder of [...watchers.keys()].filter((known) => !wanted.has(known))) {
        close(folder);
      }
      for (const folder of folders) {
        const identity = folderIdentitySync(folder);
        if (watchers.get(folder)?.identity !== identity) {
          close(folder);
          open(folder, identity);
        }
      }
    },
    close: () => {
      for (const folder of watchers.keys()) {
        close(folder);
      }
    },
  };
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
