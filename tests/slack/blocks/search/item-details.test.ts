import { describe, expect, it } from 'vitest';
import type { RelatedPage } from '../../../../src/model/related-page.ts';
import { itemDetailsView } from '../../../../src/slack/blocks/search/item-details.ts';
import { anArchiveItem, pageId } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const aRelatedPage = (n: number, fields: Partial<RelatedPage> = {}): RelatedPage => ({
  id: pageId(n),
  title: `Page ${n}`,
  url: `https://example.org/${n}`,
  ...fields,
});

const detailsWith = (related: readonly RelatedPage[]) =>
  shown(itemDetailsView(anArchiveItem(), related).blocks);

describe('the details of an item', () => {
  it('end with the closest pages, one a line, linked to their articles', () => {
    const text = detailsWith([aRelatedPage(2), aRelatedPage(3, { url: null, title: '*A* <b>' })]);

    expect(text).toMatch(/\nClosest pages\nPage 2\(https:\/\/example\.org\/2\)\n\*A\* <b>$/);
  });

  it('show five of them at most', () => {
    const text = detailsWith(Array.from({ length: 9 }, (_, n) => aRelatedPage(n + 2)));

    expect(text.match(/^Page \d/gm)).toEqual(['Page 2', 'Page 3', 'Page 4', 'Page 5', 'Page 6']);
  });

  it.each([
    [true, 'from a page that is gone since 2026-11-21'],
    [false, 'no longer on its page since 2026-11-21'],
  ])('say since when an item is gone, and whether its page is (%s)', (leftWithPage, words) => {
    const found = { ...anArchiveItem(), goneAt: new Date('2026-11-21T09:00:00Z'), leftWithPage };

    expect(shown(itemDetailsView(found, []).blocks)).toContain(words);
  });

  it('say nothing of them where there are none', () => {
    expect(detailsWith([])).not.toContain('Closest');
  });
});
