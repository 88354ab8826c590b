import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow, jonas, mira, pageId, team } from '../../support/builders.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));

export function homeContract(current: () => Store): void {
  it('takes looks within an hour for one visit', async () => {
    const store = current();
    const visit = async (hour: number) => {
      await store.visitHome(mira, at(hour));
      return store.homeVisitBefore(mira);
    };

    expect(await store.homeVisitBefore(mira)).toBeNull();
    expect(await visit(8)).toBeNull();
    expect(await visit(8.5)).toBeNull();
    expect(await visit(12)).toEqual(at(8));
    expect(await visit(12)).toEqual(at(8));
  });

  it('knows who looked lately, the last one first', async () => {
    const store = current();
    await store.visitHome(mira, at(8));
    await store.visitHome(jonas, at(9));

    expect(await store.homeVisitors(team, at(8), 5)).toEqual([jonas.user, mira.user]);
    expect(await store.homeVisitors(team, at(9), 5)).toEqual([jonas.user]);
    expect(await store.homeVisitors(team, at(8), 1)).toEqual([jonas.user]);
  });

  it('counts pages that came since then, and none of the first index', async () => {
    const store = current();
    await store.putPages([aPage({ id: pageId(1) }, at(8))]);
    await store.completeIndex(at(9));
    const later = aPage({ id: pageId(2), title: 'Later', rows: [aRow(), aRow()] }, at(10));
    await store.putPages([later]);

    const url = 'https://example.org/air';
    expect(await store.newPages(at(9), 5)).toEqual({
      total: 1,
      pages: [{ title: 'Later', url, items: 2 }],
    });
    expect(await store.newPages(at(10), 5)).toEqual({ total: 0, pages: [] });
  });

  it('names the themes of a period, by how many pages have them', async () => {
    const store = current();
    const dated = (n: number, day: string, themes: readonly string[]) =>
      aPage({ id: pageId(n), origin: { raw: day, date: day }, themes: [...themes] });
    await store.putPages([
      dated(1, '2026-11-03', ['Water', 'energy']),
      dated(2, '2026-11-05', ['water']),
      dated(3, '2026-10-01', ['energy']),
    ]);

    expect(await store.themesOf('2026-11-01', '2026-11-30', 5)).toEqual([
      { theme: 'Water', pages: 2 },
      { theme: 'energy', pages: 1 },
    ]);
  });
}
