import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../src/model/item.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { mira, pageId } from '../support/builders.ts';
import { recordEvents } from '../support/record-events.ts';
import { aSearchStage, namesOf } from '../support/search-stage.ts';

describe('search', () => {
  const { store, clock, search, putRows, ask } = aSearchStage();

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

      const hit = await search().hit('list-1', id);
      const more = await search().moreFromPage('list-1', id);

      expect(hit?.found.item.id).toBe(id);
      expect(more.map(({ found }) => found.item.name).toSorted()).toEqual([
        'Drone corridor',
        'Drone harbour',
      ]);
      expect(await search().queryOf('list-1')).toBe('drone');
      expect(await search().queryOf('unknown')).toBeUndefined();
    });
  });

  describe('a database that takes nothing', () => {
    it('is read all the same, and the list is said not to be kept', async () => {
      await putRows(Array.from({ length: 12 }, (_, n) => ({ name: `Drone corridor ${n}` })));
      const events = recordEvents();
      const full: Store = {
        ...store(),
        saveResultList: async () => {
          throw new StoreError('disk-full', 'The disk is full.');
        },
      };
      const reading = createSearch({ store: full, clock: clock(), events, newId: () => 'lost' });

      const outcome = await reading.ask({ actor: mira, text: 'drone', kinds: ITEM_KINDS });

      expect(outcome).toMatchObject({ kind: 'found', total: 12, list: 'not-kept' });
      expect(events.of('result-list-not-kept')).toHaveLength(1);
      expect(await ask('drone')).toMatchObject({ kind: 'found', list: 'kept' });
    });
  });

  it('knows an item that has left the archive', async () => {
    await putRows([{ name: 'Drone' }]);
    const found = await ask('drone');
    const hit = found.kind === 'found' ? found.hits[0] : undefined;
    await store().removeFiles([`${pageId(1)}.md`], clock().now());

    const item = hit && (await search().item(hit.found.item.id));

    expect(item).toMatchObject({ item: { name: 'Drone' }, goneAt: clock().now() });
  });
});
