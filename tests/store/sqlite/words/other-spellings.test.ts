import { describe, expect, it } from 'vitest';
import { anItemFinder, aPageOf } from '../../../support/item-finder.ts';

describe('what looks the same', () => {
  const { store, putNames, found } = anItemFinder();

  it.each([
    ['CO2', 'Cheaper CO₂ capture'],
    ['co₂', 'CO2 at sea'],
    ['finance', 'The ﬁnance of ﬂoods'],
    ['biotechnology', 'Bio\u00adtechnology on prescription'],
    ['bio\u00adtechnology', 'Biotechnology at home'],
    ['microgrids', 'Micro\u200bgrids at home'],
    ['cyberinsurance', 'Cyber\ufeffinsurance'],
    ['ai agents', 'ＡＩ ａｇｅｎｔｓ'],
    ['email', 'E-mail scams'],
    ['e-mail', 'Email scams'],
    ['covid19', 'COVID-19 booster'],
    ['COVID-19', 'COVID19 wave'],
    ['GPT4', 'GPT-4 models'],
    ['iso9660', 'ISO 9660 file systems'],
    ['US ports', 'U.S. ports'],
    ['U.S. ports', 'US ports'],
    ['1000 trees', '1,000 trees'],
    ['1,000 trees', '1000 trees'],
    ['1 000 arbres', '1\u202f000 arbres'],
    ['ISO 9660', 'An iso9660 image'],
    ['data base', 'A database of rivers'],
    ['labor', 'Labour markets'],
    ['labour', 'Labor markets'],
    ['radicalisation', 'Radicalization online'],
    ['radicalization', 'Radicalisation online'],
    ['data centers', 'Data centre queues'],
    ['aging', 'Ageing towns'],
    ['modelling', 'Modeling crowds'],
    ['defence', 'Defense budgets'],
    ['catalog', 'A catalogue of ships'],
    ['l’IA', 'IA de confiance'],
    ["d'IA", 'L’IA des villes'],
    ['qu’énergie', 'Énergie partagée'],
    ['strasse', 'Straße der Zukunft'],
    ['istanbul', 'İstanbul smart city'],
    ['Zürich', 'Zuerich counts its bees'],
    ['Zuerich', 'Zürich counts its bees'],
    ['zurich', 'Zürich counts its bees'],
    ['GOETEBORG', 'Göteborg on ice'],
    ['Tromsø', 'Tromsoe in the dark'],
    ['Düsseldorfer', 'Duesseldorfer trams'],
    ['Aarhus', 'Århus cycles'],
    ['zurich', 'A letter from Zu\u0308rich'],
    ['datacenters', 'Data centre queues'],
    ['genedrive', 'Gene drives on hold'],
    ['AI', 'Artificial intelligence in court'],
    ['artificial intelligence', 'AI in court'],
    ['LLMs', 'Large language models at sea'],
    ['LLM', 'LLMs in barns'],
    ['EVs', 'An EV in winter'],
    ['evs', 'An EV in winter'],
    ['european union', 'EU rules for barns'],
    ['ev', 'EVs in winter'],
    ['QRS', 'QRSs of hearts'],
    ['internet of things', 'IoT in barns'],
    ['zero-knowledge proof', 'ZKP at the door'],
    ['kerb', 'Curb prices'],
    ['한국*', '한국의 반도체'],
    ['йо*', 'нейросети и йод'],
    ['検診', 'がん検診の未来'],
    ['未来', 'がん検診の未来'],
    ['C++', 'C++ memory safety'],
    ['C#', 'Games in C#'],
    ['R&D', 'R&D tax credits'],
    ['women', 'A woman in every panel'],
    ['crisis', 'Crises of trust'],
    ['nationale', 'Plans nationaux pour les villes'],
  ])('%s finds %s', async (query, name) => {
    await putNames(name, 'Vitamin C', 'General strike');

    expect(await found(query)).toEqual([name]);
  });

  it.each([
    ['C#', 'Vitamin C'],
    ['C++', 'C# games'],
    ['promise', 'Promize brand'],
    ['four', 'For sale'],
    ['blü', 'A blue harbour'],
    ['quest', 'A qust of stone'],
    ['neuer', 'Neur networks'],
    ['therapist', 'The rapist was caught'],
    ['genedrive', 'The drive of a gene'],
    ['AI', 'Intelligence that is artificial'],
    ['GA', 'Gas at sea'],
    ['gps', 'A GP in every village'],
    ['european union', 'Le vote des maires a eu lieu dans les villes'],
    ['IT', 'A town and its trams'],
    ['AI', 'Artificial intelligence in court', '=AI'],
    ['"artificial intelligence"', 'AI in court'],
    ['email', 'E-mail scams', '=email'],
    ['covid19', 'COVID-19 wave', '"covid19"'],
    ['zurich', 'Zuerich counts its bees', '=zurich'],
    ['zuerich', 'Zürich counts its bees', '=zuerich'],
    ['診検', 'がん検診の未来'],
    ['generation', 'A general strike of pilots', '=generation'],
  ])('%s does not find %s', async (query, name, asked = query) => {
    await putNames(name);

    expect(await found(asked)).toEqual([]);
  });

  it('reads a word that comes again with each of its neighbours', async () => {
    await putNames('A database of rivers', 'Datacenter queues', 'Vitamin C');

    expect((await found('(data base) OR (data center)')).toSorted()).toEqual([
      'A database of rivers',
      'Datacenter queues',
    ]);
  });

  it('reads one word as the two that a summary has', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Beacons' }], { text: 'Queues at the data centre.' }),
      aPageOf(2, [{ name: 'Data walls' }, { name: 'The centre of town' }]),
    ]);

    expect(await found('datacentre')).toEqual(['Beacons']);
  });

  it('takes a word that texts have for no other word without its umlaut', async () => {
    await putNames('A gust of wind', 'The guest room');

    expect(await found('guest')).toEqual(['The guest room']);
  });

  it.each(['Zuerich', 'Zürich', 'zurich', 'ZÜRICH'])(
    'finds a name in all its spellings once a text has one with its sign: %s',
    async (query) => {
      const names = ['Zürich by night', 'Zuerich by day', 'Zurich by tram'];
      await putNames(...names, 'A gust of wind', 'The guest room');

      expect((await found(query)).toSorted()).toEqual(names.toSorted());
    },
  );

  it('forgets a spelling with the last text that had it', async () => {
    await putNames('Güst House');
    await putNames('A gust of wind', 'The guest room');

    expect(await found('guest')).toEqual(['The guest room']);
  });

  it('asks for a word as typed in summaries too', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Beacons' }], { text: 'Scams by e-mail.' }),
      aPageOf(2, [{ name: 'Ropes' }], { text: 'Scams by email.' }),
    ]);

    expect((await found('email')).toSorted()).toEqual(['Beacons', 'Ropes']);
    expect(await found('=email')).toEqual(['Ropes']);
    expect(await found('=e-mail')).toEqual(['Beacons']);
  });
});
