import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { writeArchive } from '../support/generate-archive.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { aPageNamed, aPageText, aSignalTable, fileOf } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';
import { makeUnreadableFolder } from '../support/unreadable-folder.ts';

describe('indexArchive', () => {
  it('counts what it found', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText());
    writeIn(folder, `old/${fileOf(2)}`, aPageText({ link: '' }));
    writeIn(folder, fileOf(3), 'nonsense');
    writeIn(folder, 'index.md', '# Overview');
    const index = await openTestIndex(folder);

    const report = await index.run();

    expect(report).toMatchObject({
      pages: 2,
      indexed: 2,
      unchanged: 0,
      removed: 0,
      skipped: 1,
      rejected: [{ file: fileOf(3), problems: [{ code: 'title-line' }, { code: 'sections' }] }],
      warnings: [{ file: `old/${fileOf(2)}`, code: 'link' }],
      items: { signal: 4, concern: 0, behavior: 0, technology: 0, issue: 0 },
    });
  });

  it('finds nothing to do the second time', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 40 });
    const index = await openTestIndex(folder);
    await index.run();
    const before = await index.items();

    const report = await index.run();

    expect(report).toMatchObject({ pages: 40, indexed: 0, unchanged: 40, removed: 0 });
    expect(await index.items()).toEqual(before);
  });

  it('keeps the pages of a folder whose name is not UTF-8, by all that changes', async () => {
    const folder = tempFolder();
    const latin = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9, 0x74, 0xe9])]);
    const page = Buffer.concat([latin, Buffer.from(`/${fileOf(1)}`)]);
    mkdirSync(latin);
    writeFileSync(page, aPageNamed('Heat'));
    writeIn(folder, fileOf(2), aPageNamed('Cold'));
    const index = await openTestIndex(folder);
    const names = async () => (await index.items()).map(({ item }) => item.name);

    const first = await index.run();
    const second = await index.run();
    writeFileSync(page, aPageNamed('Warm weeks'));
    await index.run();
    const changed = await names();
    rmSync(latin, { recursive: true });
    const last = await index.run();

    expect(first).toMatchObject({ pages: 2, indexed: 2, rejected: [] });
    expect(second).toMatchObject({ unchanged: 2, removed: 0 });
    expect(changed).toEqual(['Warm weeks', 'Cold']);
    expect(last).toMatchObject({ pages: 1, removed: 1 });
  });

  it('trusts files though the clock was moved to before they were stamped', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 3 });
    const clock = createManualClock('2020-01-01T09:00:00Z');
    const fileClock = createManualClock('2036-11-24T09:00:00Z');
    const deps = { store: await openTestStore(), clock, fileClock, events: silentEvents };
    const indexArchive = createIndexArchive(deps);
    const readBy = async (index: typeof indexArchive) => {
      let read = 0;
      const onProgress = ({ of }: { readonly of: number }) => {
        read = of;
      };
      await index({ folder, onProgress });
      return read;
    };

    const reads = [await readBy(indexArchive), await readBy(indexArchive)];
    writeIn(folder, fileOf(1), aPageText());
    reads.push(await readBy(indexArchive));
    // Another process knows nothing of when files were looked at by their own clock.
    reads.push(await readBy(createIndexArchive(deps)));

    expect(reads).toEqual([3, 0, 1, 4]);
  });

  it('sees a change that size and time hide, when it came close to the last index', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageNamed('Heat'));
    const index = await openTestIndex(folder);
    const instant = index.clock.now();
    utimesSync(path, instant, instant);
    await index.run();
    writeFileSync(path, aPageNamed('Cold'));
    utimesSync(path, instant, instant);

    const report = await index.run();

    expect(report).toMatchObject({ indexed: 1, unchanged: 0 });
    expect((await index.items()).map(({ item }) => item.name)).toEqual(['Cold']);
  });

  it('sees a change of the same size whose time was set back', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageNamed('Heat'));
    const index = await openTestIndex(folder);
    index.clock.set(new Date('2001-01-08T09:00:00Z'));
    const longAgo = new Date('2001-01-01T09:00:00Z');
    utimesSync(path, longAgo, longAgo);
    await index.run();
    writeFileSync(path, aPageNamed('Cold'));
    utimesSync(path, longAgo, longAgo);

    const report = await index.run();

    expect(report).toMatchObject({ indexed: 1, unchanged: 0 });
    expect((await index.items()).map(({ item }) => item.name)).toEqual(['Cold']);
  });

  it('dates a page whose origin lay in the future once that day has come', async () => {
    const folder = tempFolder();
    const title = '# __Harbours__, from ([20361126](https://letters.example.org/20361126).)';
    writeIn(folder, fileOf(1), aPageText({ title }));
    writeIn(folder, fileOf(2), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    const before = await index.items();

    const dateAndReport = async () => {
      const { indexed, unchanged, warnings } = await index.run();
      const [item] = await index.items();
      return { date: item?.page.pageDate, indexed, unchanged, warnings: warnings.length };
    };
    index.clock.set(new Date('2036-11-25T23:00:00Z'));
    const dayBefore = await dateAndReport();
    index.clock.set(new Date('2036-11-26T01:00:00Z'));
    const thatDay = await dateAndReport();
    const later = await dateAndReport();

    expect(dayBefore).toEqual({ date: null, indexed: 0, unchanged: 2, warnings: 0 });
    expect(thatDay).toEqual({ date: '2036-11-26', indexed: 1, unchanged: 1, warnings: 0 });
    expect(later).toEqual({ date: '2036-11-26', indexed: 0, unchanged: 2, warnings: 0 });
    expect(await index.items()).toMatchObject(before.map(({ item }) => ({ item })));
    expect(await index.store.archiveStatus()).toMatchObject({ warnings: 0 });
  });

  it('lets the bytes decide when only the time of a file changed', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    utimesSync(path, new Date(0), new Date(0));

    const report = await index.run();

    expect(report).toMatchObject({ indexed: 0, unchanged: 1 });
    expect((await index.store.knownFiles())[0]?.mtimeMs).toBe(0);
  });

  it('keeps item ids over a change and takes lost rows out of search', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    const [heat, night] = (await index.items()).map(({ item }) => item.id);
    const [head = '', dashes = ''] = aSignalTable;
    writeFileSync(path, aPageText({ signals: [head, dashes, '| Heat plans | Rewritten. | 5 |'] }));

    await index.run();

    expect((await index.items()).map(({ item }) => [item.id, item.relevancy])).toEqual([[heat, 5]]);
    expect(night === undefined ? null : (await index.store.item(night))?.goneAt).toEqual(
      index.clock.now(),
    );
  });

  it('is complete, and ends the baseline, only when every folder could be read', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageText());
    writeIn(folder, fileOf(2), 'nonsense');
    const takeAway = makeUnreadableFolder(folder);
    const index = await openTestIndex(folder);

    const report = await index.run();
    const { lastIndexAt } = await index.store.archiveStatus();
    takeAway();
    await index.run();

    expect(report).toMatchObject({
      pages: 1,
      unreadableFolders: [{ code: 'unreadable', message: expect.stringMatching(/ENAMETOOLONG/) }],
    });
    expect(lastIndexAt).toBeNull();
    expect(await index.store.archiveStatus()).toMatchObject({
      rejectedFiles: 1,
      lastIndexAt: index.clock.now(),
    });
  });

  it('tells how far it is, and stops between batches when asked to', async () => {
    const folder = tempFolder();
    writeArchive(folder, { pages: 200 });
    const index = await openTestIndex(folder);
    const stop = new AbortController();
    const seen: number[] = [];

    const stopped = index.run({
      signal: stop.signal,
      onProgress: ({ done, of }) => {
        seen.push(done);
        expect(of).toBe(200);
        if (done > 0) {
          stop.abort();
        }
      },
    });
    await expect(stopped).rejects.toThrow(/abort/);
    const { pages } = await index.store.archiveStatus();
    const report = await index.run();

    expect(seen).toEqual([0, pages]);
    expect(report).toMatchObject({ pages: 200, indexed: 200 - pages });
  });
});
