import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createFolderWatchers } from '../../../src/indexing/sources/folder-watchers.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
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

  await vi.waitFor(() => expect(left).toEqual([moved, removed]), { timeout: 5000 });
});
