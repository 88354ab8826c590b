import { expect, it } from 'vitest';
import { ItemId } from '../../../src/model/item.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../support/builders.ts';

const monday = new Date('2026-11-16T08:00:00Z');
const tuesday = new Date('2026-11-17T08:00:00Z');

const find = async (store: Store, text: string) => {
  const match = { kind: 'word', text, prefix: false } as const;
  const kinds = ['signal', 'concern'] as const;
  const { hits } = await createFindItems(store)({
    query: aQuery({ match }),
    kinds,
    limit: 50,
    offset: 0,
  });
  return hits.map(({ found }) => found.item.name);
};

const problem = (file: string, fields: Partial<Problem> = {}): Problem => ({
  file,
  line: 3,
  code: 'title-line',
  severity: 'rejected',
  message: 'The title line is missing.',
  ...fields,
});

export function pageContract(current: () => Store): void {
  it('gives back what a page says, word for word', async () => {
    const store = current();
    const row = aRow({
      name: 'Łódź “quotes” & <tags>',
      description: 'Zero\0byte, 🚩 and \u202eright to left',
      change: 'From *a* to _b_',
      tenYear: 'Ten years',
      drivingForce: 'A force',
    });
    const page = aPage({ rows: [row], origin: { raw: '4320.0', date: null }, url: null });

    await store.putPages([page]);

    const [found] = await store.itemsOfPage(pageId(1));
    expect(found?.item).toEqual(page.items[0]);
    expect(found?.page).toMatchObject({
      id: pageId(1),
      title: page.summary.title,
      url: null,
      origin: { raw: '4320.0', date: null },
      keywords: ['drones', 'air space'],
      themes: ['mobility'],
      meanRelevancy: 4,
    });
  });

  it('dates a page by its origin, and not at all when it came with the baseline', async () => {
    const store = current();
    const undated = { origin: { raw: 'n/a', date: null } };
    await store.putPages([aPage({ id: pageId(1) }), aPage({ id: pageId(2), ...undated }, monday)]);

    await store.putPages([aPage({ id: pageId(2), ...undated }, tuesday)]);

    expect((await store.itemsOfPage(pageId(1)))[0]?.page.pageDate).toBe('2026-11-01');
    expect((await store.itemsOfPage(pageId(2)))[0]?.page).toMatchObject({
      pageDate: null,
      firstSeenAt: monday,
    });
  });

  it('finds an item by its new words only, once its page was put again', async () => {
    const store = current();
    await store.putPages([aPage({ rows: [aRow({ name: 'Harbour tax' })] })]);

    await store.putPages([aPage({ rows: [aRow({ name: 'Canal toll' })] })]);

    expect(await find(store, 'harbour')).toEqual([]);
    expect(await find(store, 'canal')).toEqual(['Canal toll']);
  });

  it('finds every item of a page by its keywords and themes, and by none that it lost', async () => {
    const store = current();
    await store.putPages([aPage({ keywords: ['harbour'], rows: [aRow(), aRow()] })]);

    await store.putPages([aPage({ keywords: ['canal'], rows: [aRow(), aRow()] })]);

    expect(await find(store, 'harbour')).toEqual([]);
    expect(await find(store, 'canals')).toHaveLength(2);
  });

  it('keeps a row that left its page as gone, out of search and readable', async () => {
    const store = current();
    const before = aPage({ rows: [aRow({ name: 'Stays' }), aRow({ name: 'Leaves' })] }, monday);
    await store.putPages([before]);
    const leaving = ItemId.parse(before.items[1]?.id);

    await store.putPages([aPage({ rows: [aRow({ name: 'Stays' })] }, tuesday)]);

    expect(await find(store, 'leaves')).toEqual([]);
    expect(await store.item(leaving)).toMatchObject({
      item: { name: 'Leaves' },
      goneAt: tuesday,
      leftWithPage: false,
    });
    const stored = await store.storedItems([pageId(1)]);
    expect(stored.get(pageId(1))?.map(({ goneAt }) => goneAt)).toEqual([null, tuesday]);
    const unknown = ItemId.parse('0123456789abcdef');
    expect(await store.takenItemIds([unknown, leaving])).toEqual([leaving]);
  });

  it('writes all pages of a batch or none', async () => {
    const store = current();
    const twice = aPage({ id: pageId(2) });
    const broken = { ...twice, items: [...twice.items, ...twice.items] };

    await expect(store.putPages([aPage({ id: pageId(1) }), broken])).rejects.toMatchObject({
      name: 'StoreError',
    });

    expect(await store.knownFiles()).toEqual([]);
    expect(await find(store, 'drone')).toEqual([]);
  });

  it('takes the page of a removed file out of search, and brings it back as it was', async () => {
    const store = current();
    const page = aPage({}, monday);
    await store.putPages([page]);

    await store.removeFiles([page.stamp.file], tuesday);

    const id = ItemId.parse(page.items[0]?.id);
    expect(await find(store, 'drone')).toEqual([]);
    expect(await store.item(id)).toMatchObject({ goneAt: tuesday, leftWithPage: true });
    expect(await store.gonePages()).toEqual([{ pageId: pageId(1), hash: page.stamp.hash }]);
    expect(await store.knownFiles()).toEqual([]);
    expect(await store.pageTitles([pageId(1)])).toEqual(new Map());
    await store.putPages([{ ...page, seenAt: tuesday }]);
    expect(await store.item(id)).toMatchObject({ goneAt: null, page: { firstSeenAt: monday } });
    expect(await find(store, 'drone')).toHaveLength(1);
  });

  it('keeps a page that lies in a second file when the first is removed', async () => {
    const store = current();
    const copy = aPage();
    await store.putPages([copy]);
    await store.putPages([{ ...copy, stamp: { ...copy.stamp, file: 'other/copy.md' } }]);

    const known = await store.knownFiles();
    await store.removeFiles(['other/copy.md'], tuesday);
    const withOne = await find(store, 'drone');
    await store.removeFiles([copy.stamp.file], tuesday);

    expect(known.map(({ file, hash }) => [file, hash === ''])).toEqual([
      [copy.stamp.file, true],
      ['other/copy.md', false],
    ]);
    expect(withOne).toHaveLength(1);
    expect(await find(store, 'drone')).toEqual([]);
  });

  it('remembers a rejected file and keeps its last good version searchable', async () => {
    const store = current();
    const page = aPage();
    await store.putPages([page]);
    const stamp = { ...page.stamp, hash: 'f'.repeat(64) };

    await store.rejectFile(stamp, pageId(1), [problem(stamp.file)]);

    expect(await store.knownFiles()).toEqual([{ ...stamp, pageId: pageId(1), state: 'rejected' }]);
    expect(await find(store, 'drone')).toHaveLength(1);
    expect(await store.archiveStatus()).toMatchObject({
      rejectedFiles: 1,
      withLastVersion: 1,
      problems: [{ line: 3 }],
    });
  });

  it('follows a renamed file without touching its page', async () => {
    const store = current();
    const page = aPage({}, monday);
    await store.putPages([
      { ...page, warnings: [problem(page.stamp.file, { severity: 'warning' })] },
    ]);
    const to = { ...page.stamp, file: `2026/${page.stamp.file}`, mtimeMs: 7.5 };

    await store.restampFiles([{ from: page.stamp.file, to }]);

    expect(await store.knownFiles()).toEqual([{ ...to, pageId: pageId(1), state: 'indexed' }]);
    expect((await store.archiveStatus()).problems).toMatchObject([{ file: to.file }]);
    await store.removeFiles([to.file], tuesday);
    expect(await find(store, 'drone')).toEqual([]);
  });
}
