import { expect, it } from 'vitest';
import { PageId } from '../../../src/model/page-id.ts';
import type { ClosestLink } from '../../../src/model/summary.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, pageId } from '../../support/builders.ts';

const own = pageId(1);
const link = (id: string, title = 'As the page calls it'): ClosestLink => ({ title, id });

const related = async (
  store: Store,
  closest: readonly ClosestLink[],
  others: readonly PageId[],
) => {
  await store.putPages([
    aPage({ id: own, closest: [...closest] }),
    ...others.map((id) => aPage({ id, title: `Page ${id.slice(0, 4)}`, url: null })),
  ]);
  return store.relatedPages(own);
};

/** Pages near one beside those that it names itself. */
export function neighboursContract(current: () => Store): void {
  it('gives the pages that name a page, by an id whose d was dropped too, and none that is gone', async () => {
    const store = current();
    const wanted = PageId.parse('12345678d2345678d234567800000001');
    const broken = wanted.replaceAll(/(\d{8})d/g, '$1');
    await store.putPages([
      aPage({ id: wanted }),
      aPage({ id: pageId(2), title: 'Two', closest: [link(wanted)] }),
      aPage({ id: pageId(3), title: 'Three', closest: [link(broken)] }),
      aPage({ id: pageId(4), title: 'Four', closest: [link(wanted)] }),
    ]);
    await store.removeFiles([`${pageId(4)}.md`], new Date('2026-11-24T09:00:00Z'));

    const naming = await store.pagesNaming(wanted, 5);

    expect(naming.map(({ title }) => title).toSorted()).toEqual(['Three', 'Two']);
    expect(await store.pagesNaming(wanted, 1)).toHaveLength(1);
  });

  it('gives the pages that share themes and keywords, the rarest first', async () => {
    const store = current();
    const labels = (n: number, keywords: string[], themes: string[]) =>
      aPage({ id: pageId(n), title: `Page ${n}`, keywords, themes });
    await store.putPages([
      labels(1, ['drones', 'noise'], ['mobility']),
      labels(2, ['noise'], ['mobility']),
      labels(3, ['drones'], ['care']),
      labels(4, ['water'], ['mobility']),
      labels(5, ['water'], ['care']),
      labels(6, ['noise'], ['markets']),
    ]);

    const sharing = await store.pagesSharing(pageId(1), 9);

    expect(sharing.map(({ title, labels: shared }) => [title, shared])).toEqual([
      ['Page 2', ['mobility', 'noise']],
      ['Page 3', ['drones']],
      ['Page 4', ['mobility']],
      ['Page 6', ['noise']],
    ]);
  });
}

/** Following the links of a page's `Closest` section. */
export function relatedPagesContract(current: () => Store): void {
  it('gives the pages in the order of the links, under the titles they have now', async () => {
    const pages = await related(
      current(),
      [link(pageId(3)), link(pageId(2))],
      [pageId(2), pageId(3)],
    );

    expect(pages).toEqual([
      { id: pageId(3), title: 'Page 0000', url: null },
      { id: pageId(2), title: 'Page 0000', url: null },
    ]);
  });

  it('leaves out itself, repeats and pages that are not there or gone', async () => {
    const store = current();
    await related(
      store,
      [link(own), link(pageId(2)), link(pageId(2)), link(pageId(9)), link(pageId(3))],
      [pageId(2), pageId(3)],
    );
    await store.removeFiles([`${pageId(3)}.md`], new Date('2026-11-23T10:00:00Z'));

    expect((await store.relatedPages(own)).map(({ id }) => id)).toEqual([pageId(2)]);
  });

  it.each([
    ['once', 'ab12345678dc'.padEnd(32, '0'), 'ab12345678c'.padEnd(31, '0')],
    ['twice', 'ab12345678dc12345678dc'.padEnd(32, '0'), 'ab12345678c12345678c'.padEnd(30, '0')],
    ['at its end', '12345678d'.padStart(32, 'a'), '12345678'.padStart(31, 'a')],
  ])('repairs an id that lost its d %s', async (_, whole, broken) => {
    const id = PageId.parse(whole);
    const decoy = PageId.parse('ab12345678'.padEnd(32, 'f'));

    const pages = await related(current(), [link(broken)], [id, decoy]);

    expect(pages.map((page) => page.id)).toEqual([id]);
  });

  it('tells two pages whose ids break alike by the title, and guesses nothing', async () => {
    const store = current();
    const one = PageId.parse('ab12345678d9'.padEnd(32, '0'));
    const two = PageId.parse('ab123456789d'.padEnd(32, '0'));
    const target = 'ab123456789'.padEnd(31, '0');
    await store.putPages([
      aPage({ id: own, closest: [link(target, 'Two')] }),
      aPage({ id: pageId(2), closest: [link(target, 'Neither')] }),
      { ...aPage({ id: one, title: 'One' }), items: [] },
      { ...aPage({ id: two, title: 'Two' }), items: [] },
    ]);

    expect((await store.relatedPages(own)).map(({ id }) => id)).toEqual([two]);
    expect(await store.relatedPages(pageId(2))).toEqual([]);
  });

  it('knows nothing of a page that is unknown', async () => {
    expect(await current().relatedPages(pageId(77))).toEqual([]);
  });
}
