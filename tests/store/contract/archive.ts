import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow, pageId } from '../../support/builders.ts';

const monday = new Date('2026-11-16T08:00:00Z');
const tuesday = new Date('2026-11-17T08:00:00Z');

export function archiveContract(current: () => Store): void {
  it('starts empty', async () => {
    expect(await current().archiveStatus()).toEqual({
      pages: 0,
      items: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
      problems: [],
      rejectedFiles: 0,
      withLastVersion: 0,
      warnings: 0,
      lastChangeAt: null,
      lastIndexAt: null,
    });
  });

  it('counts pages, items and problems, newest files first', async () => {
    const store = current();
    const page = aPage(
      { rows: [aRow(), aRow({ kind: 'issue' }), aRow({ kind: 'issue' })] },
      monday,
    );
    const warning = { line: 9, code: 'row-cells', severity: 'warning', message: 'Cut.' } as const;
    const { file } = page.stamp;
    await store.putPages([{ ...page, warnings: [{ ...warning, file }] }]);
    const newer = { file: 'b.md', hash: 'b', size: 1, mtimeMs: 99 };
    const rejected = { ...warning, file: 'b.md', severity: 'rejected' } as const;

    await store.rejectFile(newer, pageId(2), [rejected]);
    await store.completeIndex(tuesday);

    expect(await store.archiveStatus()).toEqual({
      pages: 1,
      items: { signal: 1, concern: 0, behavior: 0, technology: 0, issue: 2 },
      problems: [
        { ...rejected, title: null },
        { ...warning, file, title: page.summary.title },
      ],
      rejectedFiles: 1,
      withLastVersion: 0,
      warnings: 1,
      lastChangeAt: monday,
      lastIndexAt: tuesday,
    });
  });

  it('names quarantined files first, by their first problem, and ten problems at most', async () => {
    const store = current();
    const problem = (file: string, line: number, severity: 'rejected' | 'warning') =>
      ({ file, line, code: 'sections', severity, message: 'No.' }) as const;
    const titled = (of: ReturnType<typeof problem>, title: string | null) => ({ ...of, title });
    const page = aPage({ id: pageId(99) }, monday);
    const { file } = page.stamp;
    const warnings = Array.from({ length: 12 }, (_, n) => problem(file, n + 1, 'warning'));
    await store.putPages([{ ...page, stamp: { ...page.stamp, mtimeMs: 1000 }, warnings }]);
    for (const n of [1, 2]) {
      const stamp = { file: `${n}.md`, hash: `${n}`, size: 1, mtimeMs: n };
      const problems = [3, 4].map((line) => problem(stamp.file, line, 'rejected'));
      await store.rejectFile(stamp, pageId(n), problems);
    }

    const { problems, rejectedFiles } = await store.archiveStatus();

    expect(rejectedFiles).toBe(2);
    expect(problems).toHaveLength(10);
    expect(problems.slice(0, 4)).toEqual([
      titled(problem('2.md', 3, 'rejected'), null),
      titled(problem('1.md', 3, 'rejected'), null),
      titled(problem(file, 1, 'warning'), page.summary.title),
      titled(problem(file, 2, 'warning'), page.summary.title),
    ]);
  });

  it('names the values of a facet under their most frequent spelling', async () => {
    const store = current();
    await store.putPages([
      aPage({ id: pageId(1), themes: ['Santé', 'SANTE'], rows: [aRow(), aRow()] }),
      aPage({ id: pageId(2), themes: ['sante', 'Mobility'] }),
      aPage({ id: pageId(3), themes: ['gone'], rows: [] }),
    ]);

    expect(await store.facetValues('theme')).toEqual([
      { word: 'Santé', count: 3 },
      { word: 'Mobility', count: 1 },
    ]);
    expect(await store.facetValues('category')).toEqual([{ word: 'politics', count: 3 }]);
  });

  it('counts spellings with and without ligatures as one value', async () => {
    const store = current();
    await store.putPages([
      aPage({ id: pageId(1), themes: ['Œuvre sociale'], rows: [aRow(), aRow()] }),
      aPage({ id: pageId(2), themes: ['oeuvre  sociale'] }),
    ]);

    expect(await store.facetValues('theme')).toEqual([{ word: 'Œuvre sociale', count: 3 }]);
    expect(await store.hasFacetValue('theme', 'oeuvre sociale')).toBe(true);
  });

  it('counts problems that one problem stands for', async () => {
    const store = current();
    const page = aPage({}, monday);
    const { file } = page.stamp;
    const warning = { file, line: 9, code: 'row-cells', severity: 'warning', message: '' } as const;
    const others = { ...warning, code: 'more-warnings', more: { 'row-cells': 40, relevancy: 7 } };

    await store.putPages([{ ...page, warnings: [warning, others] }]);

    expect(await store.archiveStatus()).toMatchObject({ warnings: 48 });
  });

  it('counts no second file of a page among those that have a last version', async () => {
    const store = current();
    const problem = (file: string, code: string) =>
      ({ file, line: null, code, severity: 'rejected', message: '' }) as const;
    await store.putPages([aPage({ id: pageId(1) }), aPage({ id: pageId(2) })]);
    const stamp = { hash: 'x', size: 1, mtimeMs: 1 };
    const [broken, copy] = [`${pageId(1)}.md`, 'copies/2.md'];

    await store.rejectFile({ file: broken, ...stamp }, pageId(1), [problem(broken, 'sections')]);
    await store.rejectFile({ file: copy, ...stamp }, pageId(2), [problem(copy, 'same-page')]);

    expect(await store.archiveStatus()).toMatchObject({ rejectedFiles: 2, withLastVersion: 1 });
  });

  it('knows whether a page that is there has a value, however it is spelled', async () => {
    const store = current();
    const leaving = aPage({ id: pageId(2), themes: ['Mobility'] });
    await store.putPages([aPage({ id: pageId(1), themes: ['Santé  publique'] }), leaving]);
    await store.removeFiles([leaving.stamp.file], tuesday);

    const themes = ['SANTE publique', 'santé', 'mobility', 'politics', ''];
    const known = await Promise.all(themes.map((theme) => store.hasFacetValue('theme', theme)));

    expect(known).toEqual([true, false, false, false, false]);
    expect(await store.hasFacetValue('category', 'Politics')).toBe(true);
  });

  it('finds words that are spelled nearly alike, nearest and then most frequent first', async () => {
    const store = current();
    await store.putPages([
      aPage({
        keywords: [],
        themes: [],
        rows: [
          aRow({ name: 'regulation', description: 'relation' }),
          aRow({ name: 'régulations', description: 'Regulations' }),
          aRow({ name: 'regulations', description: 'population' }),
        ],
      }),
    ]);

    expect(await store.similarWords('regulatoin', 10)).toEqual([
      { word: 'regulation', count: 1 },
      { word: 'regulations', count: 2 },
    ]);
    expect((await store.similarWords('regulationz', 5)).map(({ word }) => word)).toEqual([
      'regulations',
      'regulation',
    ]);
    expect(await store.similarWords('regulation', 1)).toEqual([{ word: 'regulations', count: 2 }]);
    expect(await store.similarWords('🚀', 10)).toEqual([]);
  });

  it('no longer suggests words of rows that are gone', async () => {
    const store = current();
    await store.putPages([aPage({ rows: [aRow({ name: 'hydrogen' })] })]);

    await store.putPages([aPage({ rows: [aRow({ name: 'ammonia' })] })]);

    expect(await store.similarWords('hydrogn', 5)).toEqual([]);
    expect(await store.similarWords('amonia', 5)).toEqual([{ word: 'ammonia', count: 1 }]);
  });

  it('walks through every item that is there, by page and in page order', async () => {
    const store = current();
    const rows = Array.from({ length: 400 }, (_, n) => aRow({ name: `Row ${n}` }));
    await store.putPages([2, 1, 3].map((n) => aPage({ id: pageId(n), rows })));
    await store.removeFiles([`${pageId(2)}.md`], tuesday);

    const names: string[] = [];
    for await (const { item } of store.allItems()) {
      names.push(`${item.pageId.at(-1)} ${item.name}`);
    }

    const expected = [1, 3].flatMap((n) => rows.map(({ name }) => `${n} ${name}`));
    expect(names).toEqual(expected);
  });

  it('follows the page when its rows are reordered', async () => {
    const store = current();
    const page = aPage({ rows: [aRow({ name: 'A' }), aRow({ name: 'B' })] });
    await store.putPages([page]);

    await store.putPages([{ ...page, items: page.items.toReversed() }]);

    const names = (await store.itemsOfPage(pageId(1))).map(({ item }) => item.name);
    expect(names).toEqual(['B', 'A']);
  });

  it('knows the titles of pages that are there', async () => {
    const store = current();
    await store.putPages([aPage({ title: 'One' })]);

    expect(await store.pageTitles([pageId(1), pageId(2), 'no such id'])).toEqual(
      new Map([[pageId(1), 'One']]),
    );
  });
}
