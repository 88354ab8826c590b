import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/model/duration.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import type { Row } from '../../src/model/item.ts';
import { ITEM_KINDS } from '../../src/model/item.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { AskOutcome } from '../../src/search/outcome.ts';
import type { Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { aPage, aRow, mira, pageId } from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { recordEvents } from '../support/record-events.ts';
import { runs } from '../support/runs.ts';
import { typedText } from './query/typed-text.ts';

describe('search', () => {
  let store: Store;
  let clock: ManualClock;
  let search: Search;

  const putRows = (rows: readonly Partial<Row>[], page: Parameters<typeof aPage>[0] = {}) =>
    store.putPages([aPage({ ...page, rows: rows.map(aRow) })]);
  const ask = (text: string, kinds = ITEM_KINDS) => search.ask({ actor: mira, text, kinds });

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-24T09:00:00Z');
    let lists = 0;
    search = createSearch({
      store,
      clock,
      events: silentEvents,
      newId: () => {
        lists += 1;
        return `list-${lists}`;
      },
    });
  });

  afterEach(() => store.close());

  describe('asking', () => {
    it.each(['', '  ', 'help', ' HELP '])('explains itself when asked %j', async (text) => {
      const outcome = await ask(text);

      expect(outcome).toEqual({ kind: 'help' });
    });

    it('answers with the first five items and the size of the whole', async () => {
      await putRows(Array.from({ length: 12 }, (_, n) => ({ name: `Drone corridor ${n}` })));

      const outcome = await ask('drone');

      expect(outcome).toMatchObject({ kind: 'found', total: 12, page: 1, pages: 3 });
      expect(namesOf(outcome)).toHaveLength(5);
    });

    it('asks only the tables that it is asked for', async () => {
      await putRows([
        { kind: 'signal', name: 'Drone corridor' },
        { kind: 'concern', name: 'Drone noise', relevancy: 3 },
      ]);

      const outcome = await ask('drone', ['concern']);

      expect(namesOf(outcome)).toEqual(['Drone noise']);
    });

    it('combines words, phrases, alternatives, exclusions, prefixes and filters', async () => {
      await putRows(
        [
          { name: 'Air space auctions', relevancy: 5, description: null },
          { name: 'Air space over military sites', relevancy: 5, description: null },
          { name: 'Space for air', relevancy: 5, description: null },
          { name: 'Regulated skies', relevancy: 4, description: null },
          { name: 'Regulators wait', relevancy: 3, description: null },
        ],
        { title: 'Skies', keywords: [] },
      );

      const outcome = await ask('("air space" OR regulat*) -military rel:>=4 theme:Mobility');

      expect(namesOf(outcome).toSorted()).toEqual(['Air space auctions', 'Regulated skies']);
    });

    it('counts rated and inherited items apart where a floor applies', async () => {
      await putRows([
        { name: 'Rated drone', relevancy: 5 },
        { name: 'Other drone', relevancy: 4 },
        { kind: 'issue', name: 'Unrated drone', relevancy: null },
      ]);

      const outcome = await ask('drone rel:>=4');

      expect(outcome).toMatchObject({ total: 3, rated: 2, inherited: 1 });
    });

    it('counts `since:` back from the injected clock', async () => {
      await putRows([{ name: 'Drone' }], { origin: { raw: '20261101', date: '2026-11-01' } });

      expect((await ask('drone since:30d')).kind).toBe('found');
      expect((await ask('drone since:2w')).kind).toBe('nothing');
    });
  });

  describe('what cannot be read', () => {
    it('is refused with the reason', async () => {
      const outcome = await ask('drone rel:>=9');

      expect(outcome).toMatchObject({ kind: 'unreadable', part: 'rel:>=9', example: 'rel:>=4' });
    });

    it('names the values that exist, nearest spelling first, ten at most', async () => {
      const themes = ['water', 'energy', 'mobility', ...'abcdefghij'.split('').map((x) => `x${x}`)];
      await putRows([{ name: 'Drone' }], { themes });

      const outcome = await ask('theme:moblity');

      expect(outcome).toMatchObject({
        kind: 'unreadable',
        part: 'theme:moblity',
        example: 'theme:mobility',
      });
      expect(outcome.kind === 'unreadable' && outcome.validValues[0]).toBe('mobility');
      expect(outcome.kind === 'unreadable' && outcome.validValues).toHaveLength(10);
    });

    it('quotes the value that it proposes where that is needed', async () => {
      await putRows([{ name: 'Drone' }], { themes: ['artificial intelligence'] });

      const outcome = await ask('-theme:artificial-inteligence');

      expect(outcome).toMatchObject({ example: '-theme:"artificial intelligence"' });
    });

    it('compares values without case, accents, ligatures or doubled blanks', async () => {
      await putRows([{ name: 'Drone' }], { themes: ['Santé  du cœur'] });

      const outcome = await ask('theme:"sante du coeur"');

      expect(outcome.kind).toBe('found');
    });

    it('does not mind unknown keywords: they find nothing', async () => {
      await putRows([{ name: 'Drone' }]);

      const outcome = await ask('keyword:unheard');

      expect(outcome.kind).toBe('nothing');
    });
  });

  describe('nothing found', () => {
    it('says how the query was read and what the other tables hold', async () => {
      await putRows([
        { kind: 'concern', name: 'Drone noise', relevancy: 3 },
        { kind: 'concern', name: 'Drone fear' },
      ]);

      const outcome = await ask('drone', ['signal']);

      expect(outcome).toMatchObject({
        kind: 'nothing',
        reading: 'signals with "drone"',
        nearest: null,
        elsewhere: { signal: 0, concern: 2, behavior: 0, technology: 0, issue: 0 },
      });
    });

    it('offers the nearest spelling with what it finds, filters kept', async () => {
      await putRows([
        { name: 'Algorithm audits', relevancy: 5 },
        { name: 'Algorithm registers', relevancy: 3 },
      ]);

      const outcome = await ask('algoritm rel:5');

      expect(outcome).toMatchObject({ nearest: { text: 'algorithm rel:5', count: 1 } });
    });

    it('respells inside phrases, and leaves known words alone', async () => {
      await putRows([{ name: 'Municipal drone corridors' }]);

      const outcome = await ask('"drone coridors" municipal');

      expect(outcome).toMatchObject({
        nearest: { text: '"drone corridors" municipal', count: 1 },
      });
    });

    it('promises no spelling that finds nothing', async () => {
      await putRows([{ name: 'Algorithm audits', relevancy: 3 }]);

      const outcome = await ask('algoritm rel:5');

      expect(outcome).toMatchObject({ kind: 'nothing', nearest: null });
    });

    it('says what each filter costs', async () => {
      await putRows([
        { name: 'Drone ports', relevancy: 2 },
        { name: 'Drone schools', relevancy: 2 },
      ]);

      const outcome = await ask('drone rel:5 since:2020');

      expect(outcome).toMatchObject({
        without: [{ filter: 'rel', text: 'drone since:2020-01-01', count: 2 }],
      });
    });

    it('says what a language costs', async () => {
      await putRows([{ name: 'Drone ports', description: 'Cities plan them for the post.' }]);

      const outcome = await ask('drone lang:fr');

      expect(outcome).toMatchObject({
        reading: 'items with "drone", in French',
        without: [{ filter: 'lang:fr', text: 'drone', count: 1 }],
      });
    });

    it('keeps every promise: what it offers is found when it is asked', async () => {
      await putRows([{ name: 'Drone ports', relevancy: 2 }]);
      const outcome = await ask('dron port rel:5 theme:mobility');
      const offers =
        outcome.kind === 'nothing'
          ? [...outcome.without, ...(outcome.nearest === null ? [] : [outcome.nearest])]
          : [];

      const answers = await Promise.all(offers.map(({ text }) => ask(text)));

      expect(answers.map((answer) => answer.kind === 'found' && answer.total)).toEqual(
        offers.map(({ count }) => count),
      );
    });
  });

  describe('the ways on from a list', () => {
    it('are counted so that each finds what it promises', async () => {
      await putRows([
        { name: 'Drone corridor', relevancy: 5 },
        { name: 'Drone harbour', relevancy: 2 },
        { kind: 'concern', name: 'Drone noise', relevancy: 3 },
      ]);

      const outcome = await ask('drone');

      const ways = outcome.kind === 'found' ? outcome.ways : undefined;
      expect(ways).toMatchObject({
        only4: { text: 'drone rel:>=4', count: 1 },
        recent: 'drone sort:recent',
        elsewhere: { concern: 1 },
      });
      expect(await ask(ways?.only4?.text ?? '')).toMatchObject({ kind: 'found', total: 1 });
    });

    it('offer nothing stronger where all or none of the items are, or a floor was asked for', async () => {
      await putRows([{ name: 'Drone corridor', relevancy: 5 }]);

      const [all, floor] = [await ask('drone'), await ask('drone rel:>=3 sort:recent')];

      expect(all).toMatchObject({ ways: { only4: null } });
      expect(floor).toMatchObject({ ways: { only4: null, recent: null } });
    });
  });

  describe('an item of a list', () => {
    it('is found again with its reasons, and with what else its page has', async () => {
      await putRows(
        [
          { name: 'Drone corridor' },
          { name: 'Drone harbour' },
          { name: 'Ferry', description: 'It sails.' },
        ],
        {
          title: 'Harbours',
          keywords: [],
          themes: [],
        },
      );
      const outcome = await ask('drone');
      const id = outcome.kind === 'found' ? outcome.hits[0]?.found.item.id : undefined;
      if (id === undefined) {
        throw new Error('nothing was found');
      }

      const hit = await search.hit('list-1', id);
      const more = await search.moreFromPage('list-1', id);

      expect(hit?.found.item.id).toBe(id);
      expect(more.map(({ found }) => found.item.name).toSorted()).toEqual([
        'Drone corridor',
        'Drone harbour',
      ]);
      expect(await search.queryOf('list-1')).toBe('drone');
      expect(await search.queryOf('unknown')).toBeUndefined();
    });
  });

  describe('a database that takes nothing', () => {
    it('is read all the same, and the list is said not to be kept', async () => {
      await putRows(Array.from({ length: 12 }, (_, n) => ({ name: `Drone corridor ${n}` })));
      const events = recordEvents();
      const full: Store = {
        ...store,
        saveResultList: async () => {
          throw new StoreError('disk-full', 'The disk is full.');
        },
      };
      const reading = createSearch({ store: full, clock, events, newId: () => 'lost' });

      const outcome = await reading.ask({ actor: mira, text: 'drone', kinds: ITEM_KINDS });

      expect(outcome).toMatchObject({ kind: 'found', total: 12, list: 'not-kept' });
      expect(events.of('result-list-not-kept')).toHaveLength(1);
      expect(await ask('drone')).toMatchObject({ kind: 'found', list: 'kept' });
    });
  });

  describe('turning pages', () => {
    beforeEach(() =>
      putRows(Array.from({ length: 12 }, (_, n) => ({ name: `Drone corridor ${n}` }))),
    );

    it('shows every item once, also after a restart', async () => {
      const first = await ask('drone');
      const restarted = createSearch({
        store,
        clock,
        events: silentEvents,
        newId: () => 'unused',
      });

      const second = await restarted.turn('list-1', 2);
      const third = await restarted.turn('list-1', 3);

      const names = [first, second, third].flatMap(namesOf);
      expect(new Set(names).size).toBe(12);
      expect(third).toMatchObject({ kind: 'found', page: 3, pages: 3, listId: 'list-1' });
    });

    it.each([
      [99, 3],
      [0, 1],
      [-1, 1],
      [Number.NaN, 1],
      [1.5, 1],
    ])('takes page %d for page %d', async (asked, shown) => {
      await ask('drone');

      const outcome = await search.turn('list-1', asked);

      expect(outcome).toMatchObject({ kind: 'found', page: shown });
      expect(namesOf(outcome).length).toBeGreaterThan(0);
    });

    it('reads the query as on the day it was asked', async () => {
      const first = await ask('drone since:24d');
      clock.advance(6 * DAY_MS);

      const later = await search.turn('list-1', 1);

      expect(namesOf(later)).toEqual(namesOf(first));
    });

    it('says that a list of last week has expired, and what it asked', async () => {
      await ask('drone', ['signal']);
      clock.advance(8 * DAY_MS);

      const outcome = await search.turn('list-1', 2);

      expect(outcome).toEqual({ kind: 'expired', again: { text: 'drone', kinds: ['signal'] } });
    });

    it('forgets lists in the end', async () => {
      await ask('drone');
      clock.advance(90 * DAY_MS);
      await ask('drone');

      const outcome = await search.turn('list-1', 1);

      expect(outcome).toEqual({ kind: 'expired', again: null });
    });

    it('answers that nothing is left when the pages have gone since', async () => {
      await ask('drone');
      await store.removeFiles([`${pageId(1)}.md`], clock.now());

      const outcome = await search.turn('list-1', 2);

      expect(outcome.kind).toBe('nothing');
    });
  });

  it('knows an item that has left the archive', async () => {
    await putRows([{ name: 'Drone' }]);
    const found = await ask('drone');
    const hit = found.kind === 'found' ? found.hits[0] : undefined;
    await store.removeFiles([`${pageId(1)}.md`], clock.now());

    const item = hit && (await search.item(hit.found.item.id));

    expect(item).toMatchObject({ item: { name: 'Drone' }, goneAt: clock.now() });
  });

  it('answers whatever is typed', async () => {
    await putRows([{ name: 'Drone regulation in the air space' }, { name: null }]);

    await fc.assert(
      fc.asyncProperty(typedText, async (text) => {
        const outcome = await ask(text);

        expect(['found', 'nothing', 'unreadable', 'help']).toContain(outcome.kind);
      }),
      runs(400),
    );
  });
});

function namesOf(outcome: AskOutcome | { readonly kind: 'expired' }): readonly (string | null)[] {
  return outcome.kind === 'found' ? outcome.hits.map(({ found }) => found.item.name) : [];
}
