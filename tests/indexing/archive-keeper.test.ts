import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createArchiveKeeper } from '../../src/indexing/archive-keeper.ts';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import type { Clock } from '../../src/model/clock.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { pageId } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { aPageText, aSignalTable } from '../support/page-text.ts';
import { PATIENTLY } from '../support/patiently.ts';
import { recordEvents } from '../support/record-events.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';
import { makeUnreadableFolder } from '../support/unreadable-folder.ts';

async function aKeeper(folder: string) {
  const deps = {
    store: await openTestStore(),
    clock: createManualClock('2036-11-24T09:00:00Z'),
    events: silentEvents,
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

/** A keeper that watches; `look` lets the next look at what changed happen. */
async function aWatchingKeeper(folder: string) {
  const store = await openTestStore();
  const clock = createManualClock('2036-11-24T09:00:00Z');
  let sleeps = 0;
  const fileClock: Clock = {
    now: () => clock.now(),
    sleep: (ms, signal) => {
      sleeps += ms === 500 ? 1 : 0;
      return clock.sleep(ms, signal);
    },
  };
  const keeper = createArchiveKeeper(
    { store, clock, fileClock, events: silentEvents },
    { folder, watch: true },
  );
  onTestFinished(() => keeper.stop());
  const look = async () => {
    await vi.waitFor(() => expect(sleeps).toBeGreaterThan(0), PATIENTLY);
    sleeps -= 1;
    clock.advance(500);
  };
  const signals = async () => (await keeper.status()).items.signal;
  await keeper.start();
  return { keeper, look, signals };
}

describe('the archive keeper', () => {
  it('holds nothing before it is started', async () => {
    const folder = tempFolder();
    const clock = createManualClock('2036-11-24T09:00:00Z');
    let sleeps = 0;
    const fileClock: Clock = {
      now: () => clock.now(),
      sleep: (ms, signal) => {
        sleeps += 1;
        return clock.sleep(ms, signal);
      },
    };
    const deps = { store: await openTestStore(), clock, fileClock, events: silentEvents };
    const keeper = createArchiveKeeper(deps, { folder, watch: true });
    onTestFinished(() => keeper.stop());

    await keeper.refresh();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    await new Promise(setImmediate);
    const before = sleeps;
    await keeper.start();

    expect(before).toBe(0);
    await vi.waitFor(() => expect(sleeps).toBeGreaterThan(0), PATIENTLY);
  });

  it('starts nothing after it was stopped', async () => {
    const deps = {
      store: await openTestStore(),
      clock: createManualClock('2036-11-24T09:00:00Z'),
      fileClock: { now: () => new Date(0), sleep: () => expect.fail('it watches') },
      events: silentEvents,
    };
    const keeper = createArchiveKeeper(deps, { folder: tempFolder(), watch: true });

    await keeper.stop();
    await keeper.start();

    expect(await keeper.status()).toMatchObject({ indexing: null, trouble: null });
  });

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

  it('tells of folders that the system does not watch, once in the log, and indexes them all the same', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const events = recordEvents();
    const clock = createManualClock('2036-11-24T09:00:00Z');
    const keeper = createArchiveKeeper(
      {
        store: await openTestStore(),
        clock,
        events,
        watchFolder: () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        },
      },
      { folder, watch: true },
    );
    onTestFinished(() => keeper.stop());

    await keeper.start();
    await keeper.refresh();
    await keeper.refresh();

    expect(await keeper.status()).toMatchObject({
      pages: 1,
      trouble: expect.stringMatching(/not watched \(ENOSPC\).* raise fs.inotify/),
    });
    expect(events.of('folders-unwatched')).toHaveLength(1);
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

  it('indexes a page that is written slowly once it is whole', async () => {
    const folder = tempFolder();
    const text = aPageText();
    writeIn(folder, `${pageId(1)}.md`, text);
    const { look, signals } = await aWatchingKeeper(folder);
    const before = await signals();

    writeIn(folder, `${pageId(1)}.md`, aPageText({ signals: aSignalTable.slice(0, 3) }));
    const during: unknown[] = [];
    for (let n = 1; n <= 7; n += 1) {
      await look();
      during.push(await signals());
    }

    expect(new Set(during)).toEqual(new Set([before]));
    await vi.waitFor(async () => expect(await signals()).toBe(1), PATIENTLY);
  });

  it('leaves a page out that is being written, even when it is asked to refresh', async () => {
    const folder = tempFolder();
    writeIn(folder, `${pageId(1)}.md`, aPageText());
    const { keeper, look, signals } = await aWatchingKeeper(folder);
    const before = await signals();

    writeIn(folder, `${pageId(1)}.md`, aPageText({ signals: aSignalTable.slice(0, 2) }));
    await look();
    writeIn(folder, `${pageId(1)}.md`, aPageText({ signals: aSignalTable.slice(0, 3) }));
    await look();
    // The look has happened once the next is waited for.
    await look();
    await keeper.refresh();

    expect(await signals()).toBe(before);
  });
});
