import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composePeriod } from '../../../src/digests/selection/compose-period.ts';
import { createReadings } from '../../../src/digests/selection/readings.ts';
import type { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { DigestParent } from '../../../src/model/digest/digest-message.ts';
import { ITEM_KINDS, ItemId, type Row } from '../../../src/model/item.ts';
import { countIds } from '../../../src/model/packed-ids.ts';
import type { Summary } from '../../../src/model/summary.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, mira, pageId, team } from '../../support/builders.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aDistinctRow, closeBaseline, theWeek as period } from '../digest-builders.ts';

describe('composeDigest', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await closeBaseline(store, new Date('2026-11-01T08:00:00Z'));
  });

  afterEach(() => store.close());

  /** Page n with these rows, in the middle of the period. */
  const put = (
    n: number,
    rows: readonly Partial<Row>[],
    fields: Partial<Summary> = {},
    seen = new Date('2026-11-20T08:00:00Z'),
  ) =>
    store.putPages([
      aPage(
        {
          id: pageId(n),
          title: `Page ${n}`,
          themes: [`theme ${n}`],
          rows: rows.map((row, position) => aDistinctRow(n * 100 + position, row)),
          ...fields,
        },
        seen,
      ),
    ]);

  const compose = (fields: Partial<DigestDefinition> = {}) =>
    composePeriod({ store, readCandidates: createReadings(store) }, aDefinition(fields), period);

  const outline = ({ parents }: Awaited<ReturnType<typeof compose>>) =>
    parents[0]?.groups.map(({ heading, entries }) => [
      heading,
      entries.map(({ number, found }) => `${number}: ${found.page.title}`),
    ]);

  it('groups by article with its link and date, and counts what else its page has', async () => {
    await put(1, [{ relevancy: 5 }, { relevancy: 4 }, { relevancy: 2 }, { relevancy: 1 }]);
    await put(2, [{ relevancy: 4 }], { url: null });

    const { parents } = await compose({ grouping: 'page', minimumRelevancy: 4 });

    expect(parents[0]?.groups).toMatchObject([
      {
        heading: 'Page 1',
        article: { url: 'https://example.org/air', date: '2026-11-01', theme: 'theme 1' },
        more: 2,
        entries: [{ number: 1 }, { number: 2 }],
      },
      { heading: 'Page 2', article: { url: null }, more: 0, entries: [{ number: 3 }] },
    ]);
  });

  it('groups by kind in the order of the tables, numbered in reading order', async () => {
    await put(1, [{ kind: 'issue' }]);
    await put(2, [{ kind: 'signal' }]);
    await put(3, [{ kind: 'issue' }]);

    const digest = await compose({ grouping: 'kind' });

    expect(outline(digest)?.map(([heading]) => heading)).toEqual(['Signals', 'Issues']);
    expect(digest.entries.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has a heading for every kind', async () => {
    await put(
      1,
      ITEM_KINDS.map((kind) => ({ kind })),
    );

    const digest = await compose({ grouping: 'kind', perPage: 50 });

    expect(outline(digest)?.map(([heading]) => heading)).toEqual([
      'Signals',
      'Concerns',
      'Behaviors',
      'Technologies',
      'Issues',
    ]);
  });

  it('groups an item under the theme that most of the digest shares', async () => {
    await put(1, [{ relevancy: 5 }], { themes: ['ethics', 'Privacy'] });
    await put(2, [{ relevancy: 4 }], { themes: ['privacy'] });
    await put(3, [{ relevancy: 3 }], { themes: [] });

    expect(outline(await compose({ grouping: 'theme' }))).toEqual([
      ['Privacy', ['1: Page 1', '2: Page 2']],
      ['Other themes', ['3: Page 3']],
    ]);
  });

  it('groups not at all where that is wanted', async () => {
    await put(1, [{ relevancy: 5 }]);
    await put(2, [{ relevancy: 4 }]);

    expect(outline(await compose({ grouping: 'none' }))).toEqual([
      [null, ['1: Page 1', '2: Page 2']],
    ]);
  });

  it('continues a long digest in further parts, cut between articles, with nothing lost', async () => {
    for (let n = 1; n <= 9; n += 1) {
      await put(
        n,
        Array.from({ length: 5 }, () => ({ relevancy: 4 as const })),
      );
    }

    const { parents, entries } = await compose({ grouping: 'page', limit: 45, perPage: 5 });

    expect(parents.map(({ part, parts }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const groups = parents.map((parent) => parent.groups.map(({ heading }) => heading));
    expect(new Set(groups.flat()).size).toBe(9);
    expect(groups.flat()).toHaveLength(9);
    const numbers = parents.flatMap((parent) =>
      parent.groups.flatMap((group) => group.entries.map(({ number }) => number)),
    );
    expect(numbers).toEqual(entries.map(({ number }) => number));
    expect(numbers).toHaveLength(45);
  });

  it('says that a group goes on where it is longer than a message', async () => {
    for (let n = 1; n <= 20; n += 1) {
      await put(n, [{ relevancy: 4 }]);
    }

    const { parents } = await compose({ grouping: 'none', limit: 20 });

    expect(parents.map(({ groups }) => groups.map(({ continued }) => continued))).toEqual([
      [false],
      [true],
    ]);
  });

  it('tells what happened: articles, how many passed, rated and inherited apart', async () => {
    await put(1, [{ relevancy: 5 }, { relevancy: 4 }, { relevancy: null }]);
    await put(2, [{ relevancy: 2 }]);

    const [parent] = (await compose({ minimumRelevancy: 4 })).parents;

    expect(parent).toMatchObject({
      minimumRelevancy: 4,
      belowThreshold: 1,
      story: { newPages: 2, updatedPages: 0, passed: 2, inherited: 1, rising: null },
      nextRunAt: new Date('2026-11-30T08:00:00Z'),
    });
    expect(DigestParent.parse(parent)).toEqual(parent);
  });

  it('names the theme that rose against the four weeks before', async () => {
    const rows = Array.from({ length: 3 }, () => ({ relevancy: 3 as const }));
    const before = new Date('2026-11-10T08:00:00Z');
    await put(1, [{ relevancy: 3 }], { themes: ['Minerals'] }, before);
    await put(2, rows, { themes: ['Privacy'] }, before);
    await put(3, rows, { themes: ['minerals', 'Privacy'] });
    await put(4, rows, { themes: ['Minerals'] });

    const [parent] = (await compose()).parents;

    expect(parent?.story?.rising).toEqual({
      theme: 'minerals',
      items: 6,
      before: 1,
      beforeDays: 28,
    });
  });

  it('says of no theme that it rose because of one article', async () => {
    const rows = Array.from({ length: 8 }, () => ({ relevancy: 3 as const }));
    await put(1, [{ relevancy: 3 }], {}, new Date('2026-11-10T08:00:00Z'));
    await put(2, rows, { themes: ['Minerals'] });

    expect((await compose()).parents[0]?.story?.rising).toBeNull();
  });

  it('names what came nearest where nothing passed', async () => {
    await put(1, [{ relevancy: 2 }, { relevancy: 3, name: 'Nearly' }]);

    const { parents, entries } = await compose({ minimumRelevancy: 4, empty: 'post' });

    expect(entries).toEqual([]);
    expect(parents).toMatchObject([
      { groups: [], part: 1, parts: 1, story: { bestBelow: { item: { name: 'Nearly' } } } },
    ]);
  });

  it('freezes all that passed, best first, with reasons', async () => {
    await put(1, [{ relevancy: 5 }, { relevancy: 4 }]);
    await put(2, [{ relevancy: 5 }]);

    const { selection } = await compose({ limit: 2, minimumRelevancy: 4 });

    expect(selection === null ? 0 : countIds(selection.ids)).toBe(3);
    expect(selection?.chosen).toMatchObject([
      { number: 1, relevancy: 5, novelty: 'new', words: 'none' },
      { number: 2, relevancy: 5, novelty: 'new', words: 'none' },
    ]);
    expect(selection?.leftOut).toMatchObject([{ because: { kind: 'page-share', most: 1 } }]);
  });

  it('freezes what had been decided on an item', async () => {
    await put(1, [{ name: 'Decided' }]);
    await put(2, [{ name: 'Open' }]);
    const [found] = await store.itemsOfPage(pageId(1));
    const itemId = ItemId.parse(found?.item.id);
    const decision = {
      itemId,
      team,
      verdict: 'accepted',
      note: 'For May',
      duplicateOf: null,
    } as const;
    await store.addDecision({ ...decision, by: mira.user, at: period.to });

    const { entries } = await compose();

    expect(entries.map(({ found: { item }, decision: made }) => [item.name, made?.note])).toEqual([
      ['Decided', 'For May'],
      ['Open', undefined],
    ]);
  });

  it('gives the same list byte for byte from the same archive', async () => {
    for (let n = 1; n <= 30; n += 1) {
      await put(n, [{ relevancy: 4 }, { relevancy: null, kind: 'concern' }]);
    }

    const [one, other] = [await compose(), await compose()];

    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
