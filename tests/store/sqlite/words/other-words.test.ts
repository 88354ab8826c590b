import { describe, expect, it } from 'vitest';
import { anItemFinder, aPageOf, namesOf } from '../../../support/item-finder.ts';

describe('other words for the same', () => {
  const { store, putNames, find, found } = anItemFinder();

  it.each([
    ["pénuries d'eau", 'Water shortages in towns'],
    ["l'IA dans les hôpitaux", 'AI in a hospital'],
    ['centres de données', 'Data centres in the desert'],
    ['sécheresses', 'Drought insurance'],
    ['sécurité', 'Security of ports'],
    ['robotique', 'Robotics in care'],
    ['semiconducteurs', 'Semiconductor plants'],
    ['télétravail', 'Remote workers pay tax'],
    ['sidewalks', 'Robots on the pavement'],
    ['garbage trucks', 'Rubbish lorries without drivers'],
    ["temps d'attente", 'Waiting times at a counter'],
    ["tribunal de l'eau", 'A water court'],
    ['algues', 'Seaweed permits'],
    ['algorithmic boss', 'The algorithmic supervisor'],
    ["pénuries d'eau", 'Drought insurance'],
    ['water shortages', 'Drought insurance'],
    ['rare earths', 'Critical minerals at sea'],
    ['bac à sable', 'Sandboxes for towns'],
    ['téléphones portables', 'Phones in a locker'],
    ['reconnaissance faciale', 'Facial recognition at gates'],
    ["compteurs d'eau", 'Water meters that argue'],
    ['factories', 'A chip plant on the river'],
  ])('finds by %s what a text says as %s', async (query, name) => {
    await putNames(name, 'Moss on old walls');

    expect(await found(query)).toEqual([name]);
  });

  it.each([
    ['water', 'Le prix de l’eau des villes'],
    ['critique', 'A critical path', '=critique'],
    ['"hôpital"', 'A hospital at sea'],
    ['chat', 'The cat on the roof'],
    ['process', 'A trial in summer'],
    ['vieillissement', 'Middle age'],
    ['"rare earths"', 'Critical minerals at sea'],
    ['shortages of teachers for water sports', 'Drought insurance'],
  ])('does not find by %s: %s', async (query, name, asked = query) => {
    await putNames(name);

    expect(await found(asked)).toEqual([]);
  });

  it('puts them behind the items that have the word itself', async () => {
    await putNames('A hospital at sea', 'Un hôpital en mer');

    const { hits } = await find('hôpital');

    expect(namesOf(hits)).toEqual(['Un hôpital en mer', 'A hospital at sea']);
    expect(hits[1]?.reasons.words[0]?.places[0]?.likeness).toBe('meaning');
    expect(hits[1]?.matches.name).toEqual([{ start: 2, end: 10 }]);
  });

  it('leaves them out where enough items have the word itself', async () => {
    await store().putPages(
      Array.from({ length: 30 }, (_, n) => aPageOf(n + 1, [{ name: `Hôpital ${n}` }])),
    );
    await store().putPages([aPageOf(40, [{ name: 'A hospital at sea' }])]);

    expect((await find('hôpital')).total).toBe(30);
  });

  it('weighs a word by the items that say it in other words too', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `AI office ${n}`);
    await putNames('Une IA de bureau', ...names, 'Hospital gardens', 'Nothing of either');

    const { partial } = await find("l'IA à l'hôpital");

    expect(partial[0]?.found.item.name).toBe('Hospital gardens');
  });

  it('leaves out what an expression means where enough items have its words', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `Water shortage ${n}`);
    await putNames(...names, 'Drought insurance');

    expect((await find('water shortage')).total).toBe(30);
  });

  it('excludes by them no more than by a stem', async () => {
    await putNames('Un hôpital en mer', 'A hospital at sea');

    expect(await found('mer OR sea -hôpital')).toEqual(['A hospital at sea']);
  });
});
