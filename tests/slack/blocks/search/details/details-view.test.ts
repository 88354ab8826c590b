import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../../../src/model/hit.ts';
import { ItemId } from '../../../../../src/model/item.ts';
import type { NearPage } from '../../../../../src/model/near-page.ts';
import { detailsView } from '../../../../../src/slack/blocks/search/details/details-view.ts';
import type { ItemDetails } from '../../../../../src/slack/blocks/search/details/item-details.ts';
import {
  aHit,
  anArchiveItem,
  foresight,
  jonas,
  mira,
  pageId,
  team,
} from '../../../../support/builders.ts';
import { shown } from '../../../../support/shown.ts';
import { someDetails } from '../../../../support/some-details.ts';

const aRelatedPage = (n: number, fields: Partial<NearPage> = {}): NearPage => ({
  id: pageId(n),
  why: { kind: 'closest' },
  items: [],
  title: `Page ${n}`,
  url: `https://example.org/${n}`,
  ...fields,
});

const textOf = (fields: Partial<ItemDetails>) => shown(detailsView(someDetails(fields)).blocks);
const at = new Date('2026-11-21T09:00:00Z');

describe('the details of an item', () => {
  it('name related pages, one a line, linked to their articles', () => {
    const related = [aRelatedPage(2), aRelatedPage(3, { url: null, title: '*A* <b>' })];

    expect(textOf({ related })).toMatch(
      /\nRelated pages\nPage 2\(https:\/\/example\.org\/2\)\n\*A\* <b>/,
    );
  });

  it('say why a page is related, and nothing where there are none', () => {
    const text = textOf({
      related: [
        aRelatedPage(2, { why: { kind: 'names-it' } }),
        aRelatedPage(3, { why: { kind: 'shares', labels: ['drones', 'noise'] } }),
      ],
    });

    expect(text).toContain('Page 2(https://example.org/2) — names this page');
    expect(text).toContain('Page 3(https://example.org/3) — drones, noise');
    expect(textOf({})).not.toContain('Related');
  });

  it('lead on to the strongest items of related pages', () => {
    const { blocks } = detailsView(
      someDetails({ related: [aRelatedPage(2, { items: [anArchiveItem()] })] }),
    );

    const menus = blocks.filter((block) => JSON.stringify(block).includes('static_select'));
    expect(menus).toMatchObject([
      {
        accessory: {
          option_groups: [
            {
              label: { text: 'Page 2' },
              options: [{ text: { text: 'Municipal drone corridors' } }],
            },
          ],
        },
      },
    ]);
  });

  it.each([
    [true, 'from a page that is gone since 21 Nov 2026'],
    [false, 'no longer on its page since 21 Nov 2026'],
  ])('say since when an item is gone, and whether its page is (%s)', (leftWithPage, words) => {
    const found = { ...anArchiveItem(), goneAt: at, leftWithPage };

    expect(textOf({ found })).toContain(words);
  });

  it('show three lines of the summary, and all of it when asked', () => {
    const item = anArchiveItem();
    const text = `${'Cities count what they cool. '.repeat(30)}The end.`;
    const found = { ...item, page: { ...item.page, text } };

    const start = textOf({ found });
    const whole = textOf({ found, place: { item: found.item.id, isWhole: true } });

    expect(start).toContain('[Show all]');
    expect(start).not.toContain('The end.');
    expect(whole).toContain('The end.');
    expect(whole).not.toContain('[Show all]');
  });

  it('lead to every other item of the page, by kind', () => {
    const found = anArchiveItem();
    const row = anArchiveItem({ kind: 'concern', name: 'Quiet streets' });
    const id = ItemId.parse('00000000000000aa');
    const other = { ...row, item: { ...row.item, id } };

    const blocks: readonly KnownBlock[] = detailsView(
      someDetails({ found, onPage: [found, other] }),
    ).blocks;

    const [select] = blocks.flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'static_select'
        ? [block.accessory]
        : [],
    );
    expect(shown(blocks)).toContain('On this page: 1 signal · 1 concern');
    expect(select?.option_groups).toMatchObject([
      { label: { text: 'Concerns' }, options: [{ text: { text: 'Quiet streets' } }] },
    ]);
  });

  it('tell who flagged it, which digests had it, and what was decided', () => {
    const found = anArchiveItem();
    const itemId = found.item.id;

    const text = textOf({
      found,
      history: {
        flags: [{ itemId, team, user: jonas.user, since: at, reasons: [] }],
        decisions: [
          {
            itemId,
            team,
            verdict: 'dismissed',
            note: '*Seen* <in> June',
            duplicateOf: null,
            by: mira.user,
            at,
          },
        ],
        digests: [{ digest: 'weekly', at }],
      },
    });

    expect(text).toContain(`flagged by <@${jonas.user}> · in weekly, <!date^`);
    expect(text).toContain(`✕ dismissed by <@${mira.user}>`);
    expect(text).toContain('“Seen &lt;in&gt; June”');
  });

  it('name the topics that gather the page, as searches', () => {
    const text = textOf({ topics: [{ slug: 'water', name: 'Water' }] });

    expect(text).toMatch(/Belongs to the topic\n\[Water\]/);
    expect(textOf({})).not.toContain('Belongs');
  });

  it('say why a query found it, word by word', () => {
    const hit: Hit = {
      ...aHit(),
      reasons: {
        words: [
          {
            word: 'regulation',
            weight: 1,
            places: [
              { field: 'name', likeness: 'typed', times: 1 },
              { field: 'description', likeness: 'inflected', times: 2 },
            ],
          },
          { word: 'courts', weight: 1, places: [] },
        ],
        bonuses: [
          { bonus: 'all words in the name', points: 0.4 },
          { bonus: 'not all words', points: -0.5 },
        ],
      },
    };

    const text = textOf({ hit });

    expect(text).toContain(
      'Why this?\n“regulation” in the name (as typed) and twice in the description (with another ending)\n“courts” is not there',
    );
    expect(text).toContain('Higher, since the name has all of the words.');
    expect(text).toContain('Lower, since it has not all of the words.');
  });

  it('offer to share only where there is a channel, and the way back only where there is one', () => {
    const { id } = anArchiveItem().item;

    expect(textOf({})).not.toMatch(/Share|Back/);
    expect(textOf({ place: { item: id, channel: foresight, from: id } })).toMatch(
      /\[Back\].*\[Share to channel\]/,
    );
  });
});
