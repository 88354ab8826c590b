import { expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../support/builders.ts';

const dated = (date: string) => ({ raw: date.replaceAll('-', ''), date });
const undated = { raw: '6422.0', date: null };

/** Counting items by the dates of their pages. */
export function trendContract(current: () => Store): void {
  const fill = async () => {
    const store = current();
    const page = (n: number, fields: Parameters<typeof aPage>[0]) =>
      aPage({ id: pageId(n), keywords: [], themes: [], ...fields });
    const drones = [aRow({ name: 'Drones' }), aRow({ name: 'More drones' })];
    const water = [aRow({ name: 'Water', description: null })];
    await store.putPages([
      page(1, { origin: dated('2026-01-10'), rows: drones, themes: ['Mobility'] }),
      page(2, { origin: dated('2026-10-10'), rows: drones, themes: ['mobility', 'care'] }),
      page(3, { origin: dated('2026-10-10'), rows: water, themes: ['care'] }),
      page(4, { origin: undated, rows: drones, themes: ['care'] }),
      page(5, { origin: dated('2026-10-11'), rows: drones, themes: ['care'] }),
    ]);
    await store.completeIndex(new Date('2026-11-20T09:00:00Z'));
    await store.removeFiles([`${pageId(5)}.md`], new Date('2026-11-21T09:00:00Z'));
    return store;
  };

  it('counts what a query finds by page date, undated pages apart and gone ones not at all', async () => {
    const store = await fill();

    const drones = await store.countsByDay(
      aQuery({ match: { kind: 'word', text: 'drones', prefix: false } }),
      ITEM_KINDS,
    );
    const all = await store.countsByDay(aQuery(), ITEM_KINDS);
    const concerns = await store.countsByDay(aQuery(), ['concern']);

    expect(drones).toEqual([
      { date: null, items: 2 },
      { date: '2026-01-10', items: 2 },
      { date: '2026-10-10', items: 2 },
    ]);
    expect(all.map(({ items }) => items)).toEqual([2, 2, 3]);
    expect(concerns).toEqual([]);
  });

  it('counts the items of each theme in two windows that meet, however it is spelled', async () => {
    const store = await fill();

    const windows = { before: '2025-12-31', now: '2026-09-30', until: '2026-11-24' };

    const counts = await store.themeCounts(aQuery(), ITEM_KINDS, windows);
    const drones = await store.themeCounts(
      aQuery({ match: { kind: 'word', text: 'drones', prefix: false } }),
      ITEM_KINDS,
      windows,
    );

    expect(counts.map(({ theme, ...rest }) => [theme.toLowerCase(), rest])).toEqual([
      ['care', { now: 3, before: 0, pagesBefore: 0 }],
      ['mobility', { now: 2, before: 2, pagesBefore: 1 }],
    ]);
    expect(drones.map(({ now }) => now)).toEqual([2, 2]);
    expect(await store.themeCounts(aQuery(), ['concern'], windows)).toEqual([]);
  });
}
