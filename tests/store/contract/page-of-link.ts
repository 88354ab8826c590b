import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aPage, pageId } from '../../support/builders.ts';

const noon = new Date('2026-11-24T12:00:00Z');

/** Finding the page of an article by an address that somebody shared. */
export function pageOfLinkContract(current: () => Store): void {
  it('finds a page by its link, whatever follows people in either of them', async () => {
    const store = current();
    await store.putPages([
      aPage({ id: pageId(1), url: 'https://www.example.org/air/?utm_source=letter' }),
      aPage({ id: pageId(2), url: 'https://example.org/water' }),
    ]);

    expect(await store.pageOfLink('http://example.org/air?fbclid=7')).toBe(pageId(1));
    expect(await store.pageOfLink('https://example.org/')).toBeUndefined();
    expect(await store.pageOfLink('https://news.example.org/air')).toBeUndefined();
    expect(await store.pageOfLink("' OR 1=1 --")).toBeUndefined();
  });

  it('finds the newest of several, and none that is gone', async () => {
    const store = current();
    const url = 'https://example.org/air';
    const dated = (date: string) => ({ raw: date.replaceAll('-', ''), date });
    await store.putPages([
      aPage({ id: pageId(1), url, origin: dated('2025-01-01') }),
      aPage({ id: pageId(2), url, origin: dated('2026-01-01') }),
    ]);
    const newest = await store.pageOfLink(url);

    await store.removeFiles([`${pageId(2)}.md`], noon);

    expect(newest).toBe(pageId(2));
    expect(await store.pageOfLink(url)).toBe(pageId(1));
  });
}
