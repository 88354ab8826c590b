import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIndexArchive } from '../../../../src/indexing/index-archive.ts';
import { systemClock } from '../../../../src/model/clock.ts';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import { openThreadedStore } from '../../../../src/store/sqlite/threads/open-threaded-store.ts';
import type { Store } from '../../../../src/store/store.ts';
import { anItem, aPage, aQuery, aRow, pageId } from '../../../support/builders.ts';
import { writeArchive } from '../../../support/generate-archive.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { aTemporaryFolder } from '../../../support/temporary-folder.ts';

const events = silentEvents;
const query = aQuery({ match: { kind: 'word', text: 'data', prefix: false } });
const request = { query, kinds: ITEM_KINDS, limit: 5, offset: 0 };
const later = new Date('2027-01-01T00:00:00Z');

/** Everything that is read in another thread. */
const reads: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  search: (store) => store.search(request),
  countByKind: (store) => store.countByKind(query),
  itemsOfPage: async (store) => store.itemsOfPage(pageId(0)),
  relatedPages: (store) => store.relatedPages(pageId(0)),
  similarWords: (store) => store.similarWords('dtaa', 5),
  facetValues: (store) => store.facetValues('theme'),
  digestCandidates: (store) =>
    store.digestCandidates({
      query,
      kinds: ITEM_KINDS,
      from: new Date(0),
      to: later,
      arrivals: 'seen',
    }),
  knownFiles: (store) => store.knownFiles(),
  gonePages: (store) => store.gonePages(),
  storedItems: (store) => store.storedItems([pageId(0)]),
  takenItemIds: (store) => store.takenItemIds([]),
  archiveStatus: (store) => store.archiveStatus(),
};

describe('the store whose reading and indexing is done in threads', () => {
  let folder: string;
  let store: Store;
  let direct: Store;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
    writeArchive(join(folder, 'archive'), { pages: 60 });
    const file = join(folder, 'threads.db');
    store = await openThreadedStore({ file, events });
    await createIndexArchive({ store, clock: systemClock, events })({
      folder: join(folder, 'archive'),
    });
    direct = await openSqliteStore({ file, events, readonly: true });
    return async () => {
      await direct.close();
      await store.close();
      const left = readdirSync(folder);
      rmSync(folder, { recursive: true });
      expect(left.toSorted()).toEqual(['archive', 'threads.db']);
    };
  });

  it.each(Object.entries(reads))(
    'gives the same answer as without threads: %s',
    async (_, read) => {
      expect(await read(store)).toEqual(await read(direct));
    },
  );

  it('finds what it searches', async () => {
    expect((await store.search(request)).total).toBeGreaterThan(0);
  });

  it('shows to every reader what has been written, from the moment on that it is', async () => {
    for (let n = 1; n <= 20; n += 1) {
      const rows = Array.from({ length: n }, (_, place) => aRow({ name: `zebrafish ${place}` }));
      await store.putPages([aPage({ id: pageId(900), rows })]);

      const match = { kind: 'word', text: 'zebrafish', prefix: false } as const;
      const found = () => store.search({ ...request, query: aQuery({ match }) });
      const totals = await Promise.all([found(), found(), found()]);

      expect(totals.map(({ total }) => total)).toEqual([n, n, n]);
    }
  });

  it('counts what the archive holds anew after each write, and not for each question', async () => {
    const before = await store.archiveStatus();
    expect(await store.archiveStatus()).toBe(before);

    await store.putPages([aPage({ id: pageId(905), rows: [aRow({ kind: 'issue' })] })]);
    const after = await store.archiveStatus();
    await store.removeFiles([aPage({ id: pageId(905) }).stamp.file], later);

    expect(after.pages).toBe(before.pages + 1);
    expect(after.items.issue).toBe(before.items.issue + 1);
    expect((await store.archiveStatus()).pages).toBe(before.pages);
  });

  it('keeps the class and the code of what went wrong in a thread', async () => {
    const taken = anItem(aRow(), pageId(901), 0);
    await store.putPages([{ ...aPage({ id: pageId(901) }), items: [taken] }]);

    const twice = store.putPages([{ ...aPage({ id: pageId(902) }), items: [taken] }]);

    await expect(twice).rejects.toMatchObject({ name: 'StoreError', code: 'id-taken' });
    await expect(twice).rejects.toHaveProperty('cause.message', expect.stringContaining('UNIQUE'));
  });

  it('stores an event between two batches of an index, in the order of coming', async () => {
    const order: string[] = [];
    const page = (n: number) => aPage({ id: pageId(n), rows: [aRow({ name: `batch ${n}` })] });

    await Promise.all([
      store.putPages([page(910)]).then(() => order.push('first batch')),
      store.recordEvent('Ev1', {}, later).then(() => order.push('event')),
      store.putPages([page(911)]).then(() => order.push('second batch')),
    ]);

    expect(order).toEqual(['first batch', 'event', 'second batch']);
  });

  it('ends a batch early when an event waits to be stored, and says how much it wrote', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => aRow({ name: `row ${n}` }));
    const pages = Array.from({ length: 8 }, (_, n) => aPage({ id: pageId(920 + n), rows }));

    const alone = await store.putPages(pages);
    const waitedFor = store.putPages(pages.map((page) => ({ ...page, seenAt: later })));
    await store.recordEvent('Ev2', {}, later);

    expect(alone).toBe(pages.length);
    expect(await waitedFor).toBe(2);
  });
});

describe('closing the store with threads', () => {
  it('leaves one file, and whoever asks later hears that it is closed', async () => {
    const file = join(await aTemporaryFolder(), 'closed.db');
    const store = await openThreadedStore({ file, events });
    await store.putPages([aPage()]);
    await store.facetValues('theme');
    const underWay = store.facetValues('theme');
    underWay.catch(() => {});

    await store.close();
    await store.close();

    expect(readdirSync(dirname(file))).toEqual(['closed.db']);
    await expect(store.facetValues('theme')).rejects.toThrow('The database is closed.');
    await expect(store.archiveStatus()).rejects.toThrow('The database is closed.');
    await expect(store.putPages([aPage()])).rejects.toThrow();
  });

  it('takes no pages for a file that is no longer there', async () => {
    const file = join(tempFolder(), 'gone.db');
    const store = await openThreadedStore({ file, events });
    renameSync(file, `${file}.old`);

    await expect(store.putPages([aPage()])).rejects.toMatchObject({ code: 'replaced' });

    renameSync(`${file}.old`, file);
    await store.putPages([aPage()]);
    await store.close();
  });
});
