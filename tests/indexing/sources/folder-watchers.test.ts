import { mkdirSync, renameSync, rmdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createFolderWatchers,
  type WatchFolder,
} from '../../../src/indexing/sources/folder-watchers.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { recordEvents } from '../../support/record-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('says of each folder that was moved or removed that it is not watched any more', async () => {
  const folder = tempFolder();
  const [moved, removed] = [join(folder, 'moved'), join(folder, 'removed')];
  mkdirSync(moved);
  mkdirSync(removed);
  const left: string[] = [];
  const watchers = createFolderWatchers({
    events: silentEvents,
    changed: () => undefined,
    left: (path) => left.push(path),
  });
  onTestFinished(() => watchers.close());
  watchers.follow([folder, moved, removed]);

  renameSync(moved, join(folder, 'elsewhere'));
  rmdirSync(removed);

  await vi.waitFor(() => expect(left).toEqual([moved, removed]), PATIENTLY);
});

describe('folders that cannot be watched', () => {
  /** Watchers on a machine that has so many watches and no more. */
  function withWatches(most: number) {
    const folder = tempFolder();
    const folders = [1, 2, 3, 4].map((n) => join(folder, `${n}`));
    for (const each of folders) {
      mkdirSync(each);
    }
    const recorded = recordEvents();
    let limit = most;
    let asked = 0;
    const watchFolder: WatchFolder = (path, options, listener) => {
      asked += 1;
      if (limit === 0) {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }
      limit -= 1;
      return watch(path, options, listener);
    };
    const watchers = createFolderWatchers({
      events: recorded,
      changed: () => undefined,
      left: () => undefined,
      watchFolder,
    });
    onTestFinished(() => watchers.close());
    return {
      watchers,
      folders,
      reported: () => recorded.of('folders-unwatched'),
      asked: () => asked,
      allow: (more: number) => {
        limit = more;
      },
    };
  }

  it('are told of once, not for each folder and each look, and stay in the status', () => {
    const { watchers, folders, reported } = withWatches(1);

    for (let look = 0; look < 4; look += 1) {
      watchers.follow(folders);
    }

    expect(reported()).toMatchObject([{ folders: 3 }]);
    expect(watchers.trouble()).toBe(
      '3 folders of the archive are not watched (ENOSPC): what changes there is found within ten minutes, not at once. The system has no watches left: raise fs.inotify.max_user_watches.',
    );
  });

  it('are not asked for one by one once there are no watches left', () => {
    const { watchers, folders, asked } = withWatches(1);

    watchers.follow(folders);

    expect(asked()).toBe(2);
  });

  it('are watched when there are watches again, and told of anew when there are none', () => {
    const { watchers, folders, reported, allow } = withWatches(0);
    watchers.follow(folders);

    allow(4);
    watchers.follow(folders);
    const meanwhile = watchers.trouble();
    allow(0);
    watchers.follow([]);
    watchers.follow(folders);

    expect(meanwhile).toBeNull();
    expect(reported()).toHaveLength(2);
  });
});
