import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveKeeper } from '../../src/indexing/archive-keeper.ts';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentLog } from '../../src/log.ts';
import { pageId } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { aPageText } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';
import { makeUnreadableFolder } from '../support/unreadable-folder.ts';

async function aKeeper(folder: string) {
  const deps = {
    store: await openTestStore(),
    clock: createManualClock('2036-11-24T09:00:00Z'),
    log: silentLog,
  };
  let runs = 0;
  const real = createIndexArchive(deps);
  const keeper = createArchiveKeeper(
    {
      ...deps,
      indexArchive: (request) => {
        runs += 1;
        return real(request);
      },
    },
    { folder },
  );
  return { keeper, runs: () => runs };
}

describe('the archive keeper', () => {
  it('says how far an index is, and nothing of it afterwards', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const { keeper } = await aKeeper(folder);

    const refreshed = keeper.refresh();
    const during = await keeper.status();
    await refreshed;
    const after = await keeper.status();

    expect(during).toMatchObject({ pages: 0, indexing: { done: 0 }, trouble: null });
    expect(after).toMatchObject({ pages: 1, indexing: null, trouble: null });
  });

  it('lets calls during an index share one that starts after it', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const { keeper, runs } = await aKeeper(folder);

    const first = keeper.refresh();
    writeIn(folder, `${pageId(2)}.md`, aPageText());
    await Promise.all([first, keeper.refresh(), keeper.refresh(), keeper.refresh()]);

    expect(runs()).toBe(2);
    expect(await keeper.status()).toMatchObject({ pages: 2 });
  });

  it('names a folder that cannot be read until it can be', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const takeAway = makeUnreadableFolder(folder);
    const { keeper } = await aKeeper(folder);

    await keeper.refresh();
    const troubled = await keeper.status();
    takeAway();
    await keeper.refresh();

    expect(troubled).toMatchObject({
      pages: 1,
      trouble: expect.stringMatching(/x\/: The folder cannot be read \(ENAMETOOLONG\)/),
    });
    expect(await keeper.status()).toMatchObject({ pages: 1, trouble: null });
  });

  it('keeps the last state and tells the trouble until the archive is back', async () => {
    const folder = tempFolder();
    writeIn(folder, `pages/${pageId(1)}.md`, aPageText());
    const { keeper } = await aKeeper(join(folder, 'pages'));
    await keeper.refresh();
    renameSync(join(folder, 'pages'), join(folder, 'away'));

    await keeper.refresh();
    const troubled = await keeper.status();
    renameSync(join(folder, 'away'), join(folder, 'pages'));
    await keeper.refresh();

    expect(troubled).toMatchObject({
      pages: 1,
      trouble: expect.stringMatching(/there is no such folder/),
    });
    expect(await keeper.status()).toMatchObject({ pages: 1, trouble: null });
  });

  it('ends the index that is going on when it is stopped, and starts none after', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const { keeper, runs } = await aKeeper(folder);

    const refreshed = keeper.refresh();
    await keeper.stop();
    await refreshed;
    await keeper.refresh();

    expect(runs()).toBe(1);
    expect(await keeper.status()).toMatchObject({ indexing: null, trouble: null });
  });
});
