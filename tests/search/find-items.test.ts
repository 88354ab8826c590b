import { describe, expect, it } from 'vitest';
import type { Hit } from '../../src/model/hit.ts';
import { anItemFinder, aPageOf, namesOf } from '../support/item-finder.ts';

describe('finding items', () => {
  const { store, putNames, find, found } = anItemFinder();

  describe('by words and their forms', () => {
    it('puts the word itself before what shares no more than its stem', async () => {
      await putNames('Generative design', 'Generative art', 'General strike', 'Generated maps');

      expect((await found('general'))[0]).toBe('General strike');
      expect(await found('=general')).toEqual(['General strike']);
      expect(await found('"general"')).toEqual(['General strike']);
    });

    it('excludes a word and its forms, and nothing for a mere stem', async () => {
      await putNames('Police drones', 'Policy drones', 'Policies for drones');

      expect(await found('drones -policy')).toEqual(['Police drones']);
      expect((await found('drones NOT police')).toSorted()).toEqual([
        'Policies for drones',
        'Policy drones',
      ]);
      expect(await found('drones –policy')).toEqual(['Police drones']);
    });

    it('keeps phrases within one value, in order and as typed', async () => {
      await store().putPages([
        aPageOf(1, [{ name: 'One' }], { keywords: ['ocean', 'policy brief', 'AI\tethics'] }),
      ]);

      expect(await found('"ocean policy"')).toEqual([]);
      expect(await found('"policy brief"')).toEqual(['One']);
      expect(await found('"policy briefs"')).toEqual([]);
      expect(await found('ethics')).toEqual(['One']);
      expect(await found('tethics')).toEqual([]);
    });

    it('does not require small words, and names them', async () => {
      await putNames('Internet things', 'Internet of things');

      const page = await find('what do we know about the internet of things');

      expect(namesOf(page.hits)).toEqual(['Internet of things', 'Internet things']);
      expect(page.leftOut).toEqual(['what', 'do', 'we', 'know', 'about', 'the', 'of']);
    });

    it('counts French endings in French items only', async () => {
      await store().putPages([
        aPageOf(1, [
          { name: 'Verts', description: 'Les villes et leurs espaces verts sont dans le plan.' },
        ]),
        aPageOf(2, [{ name: 'Verte brand', description: 'The maker of the shoe is sold.' }]),
      ]);

      const { hits } = await find('vert');

      expect(namesOf(hits)[0]).toBe('Verts');
    });
  });

  describe('by what its page says', () => {
    it('finds the items of a page by its title, and puts rows that say the words first', async () => {
      await store().putPages([
        aPageOf(1, [{ name: 'Beacons' }, { name: 'Ropes' }], { title: 'The Lighthouse Log' }),
        aPageOf(2, [{ name: 'A lighthouse for sale' }]),
      ]);

      expect((await found('lighthouse'))[0]).toBe('A lighthouse for sale');
      expect((await found('the lighthouse log')).toSorted()).toEqual(['Beacons', 'Ropes']);
      expect(await found('title:lighthouse -title:sale')).toHaveLength(2);
    });

    it('asks summaries where few items have the words, for what is excluded always', async () => {
      await store().putPages([
        aPageOf(1, [{ name: 'Beacons' }], { text: 'Keepers typed the log of a lighthouse.' }),
        aPageOf(2, [{ name: 'Beacons on land' }]),
      ]);

      expect(await found('keepers')).toEqual(['Beacons']);
      expect(await found('beacons -keepers')).toEqual(['Beacons on land']);
    });

    it('says by which label an item was found', async () => {
      await store().putPages([
        aPageOf(1, [{ name: 'Buoys' }], { keywords: ['sea regulation'], themes: ['Regulation'] }),
      ]);

      const [hit] = (await find('regulation')).hits;

      expect(hit?.labels).toEqual([
        { label: 'keyword', value: 'sea regulation', ranges: [{ start: 4, end: 14 }] },
        { label: 'theme', value: 'Regulation', ranges: [{ start: 0, end: 10 }] },
      ]);
    });
  });

  describe('in an order that people expect', () => {
    it('puts the name that was typed first, whatever else says the words', async () => {
      await store().putPages([
        aPageOf(1, [
          { name: 'Heat', description: 'Water and heat, heat and water, in heat networks.' },
        ]),
        aPageOf(2, [{ name: 'Heat networks and water', relevancy: 5 }]),
        aPageOf(3, [{ name: 'Water heat', relevancy: 1 }]),
      ]);

      expect((await found('water heat'))[0]).toBe('Water heat');
    });

    it('spreads over pages and puts copies last, behind the better one', async () => {
      const same = { description: 'Towns lend cargo bikes to craftsmen for a day.' };
      await store().putPages([
        aPageOf(1, [
          { name: 'Cargo bikes on loan', ...same },
          { name: 'Cargo bikes at work', description: 'Couriers ride them in winter, too.' },
        ]),
        aPageOf(2, [{ name: 'Cargo bikes on loan', ...same, relevancy: 3 }]),
        aPageOf(3, [{ name: 'Insurance of cargo bikes', description: 'Nobody insures theft.' }]),
      ]);

      const { hits, total } = await find('cargo bikes');

      expect(total).toBe(4);
      expect(namesOf(hits).at(-1)).toBe('Cargo bikes on loan');
      expect(hits[0]).toMatchObject({
        moreFromPage: 1,
        alsoIn: [{ pageTitle: 'Page ii' }],
      });
    });

    it('turns pages without repeating or losing one, beyond those that are ranked again', async () => {
      await store().putPages(
        Array.from({ length: 30 }, (_, n) =>
          aPageOf(
            n + 1,
            Array.from({ length: 5 }, (__, m) => ({ name: `Drone ${n} ${m}` })),
          ),
        ),
      );
      const windows = await Promise.all(
        [0, 40, 80, 120].map((offset) => find('drone', { limit: 40, offset })),
      );

      const ids = windows.flatMap(({ hits }) => hits.map((hit) => hit.found.item.id));
      expect(ids).toHaveLength(150);
      expect(new Set(ids).size).toBe(150);
      expect(windows.map(({ total }) => total)).toEqual([150, 150, 150, 150]);
    });
  });

  it('shows where each form of a word stands, in every text', async () => {
    await store().putPages([
      aPageOf(1, [
        {
          name: 'Régulation des drones',
          description: 'Les régulations européennes sont en retard.',
          tenYear: 'Un régulateur par ville',
        },
      ]),
    ]);

    const [hit] = (await find('regulation')).hits;

    const cut = (text: string | null | undefined, ranges: Hit['matches']['name'] | undefined) =>
      ranges?.map(({ start, end }) => text?.slice(start, end));
    expect(cut(hit?.found.item.name, hit?.matches.name)).toEqual(['Régulation']);
    expect(cut(hit?.found.item.description, hit?.matches.description)).toEqual(['régulations']);
    expect(hit?.saidIn).toBeNull();
    expect(hit?.reasons.words[0]?.places).toContainEqual({
      field: 'description',
      likeness: 'inflected',
      times: 1,
    });
  });

  it('names the field to show where a card would not show the words', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Buoys', tenYear: 'Every port has a lighthouse.' }]),
    ]);

    const [hit] = (await find('lighthouse')).hits;

    expect(hit?.saidIn).toBe('tenYear');
  });

  it('asks the sources, tables and dates that a query names', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Near' }, { name: 'Concern', kind: 'concern' }], {
        url: 'https://www.news.example.org/a',
      }),
      aPageOf(2, [{ name: 'Far' }], {
        url: 'https://badexample.org/',
        origin: { raw: '', date: null },
      }),
    ]);

    expect((await found('source:example.org')).toSorted()).toEqual(['Concern', 'Near']);
    expect(await found('-source:example.org')).toEqual(['Far']);
    expect(await found('in:concerns')).toEqual(['Concern']);
    expect((await found('since:2020')).toSorted()).toEqual(['Concern', 'Near']);
    expect((await found('until:2030')).toSorted()).toEqual(['Concern', 'Near']);
    expect((await found('sort:recent')).at(-1)).toBe('Far');
  });
});
