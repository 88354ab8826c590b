import { expect, it } from 'vitest';
import { ITEM_KINDS, type Row } from '../../../src/model/item.ts';
import type { Match, Query } from '../../../src/model/query.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../support/builders.ts';

const word = (text: string, prefix = false): Match => ({ kind: 'word', text, prefix });
const phrase = (text: string): Match => ({ kind: 'phrase', text });
const all = (...of: readonly Match[]): Match => ({ kind: 'and', of });
const any = (...of: readonly Match[]): Match => ({ kind: 'or', of });
const not = (of: Match): Match => ({ kind: 'not', of });

const search = (store: Store, query: Partial<Query>, window = { limit: 50, offset: 0 }) =>
  createFindItems(store)({ query: aQuery(query), kinds: ITEM_KINDS, ...window });

const names = async (store: Store, query: Partial<Query>) =>
  (await search(store, query)).hits.map(({ found }) => found.item.name);

/** A page of its own words; each row is named and, unless told, says nothing else. */
const put = (store: Store, n: number, rows: readonly Partial<Row>[], page: object = {}) =>
  store.putPages([
    aPage({
      id: pageId(n),
      keywords: [],
      themes: [],
      rows: rows.map((row) => aRow({ description: null, ...row })),
      ...page,
    }),
  ]);

export function searchContract(current: () => Store): void {
  wordContract(current);
  filterContract(current);
  relevancyContract(current);
  orderContract(current);
}

function wordContract(current: () => Store): void {
  it.each<[string, Match, readonly string[]]>([
    ['a word in any of its forms', word('regulations'), ['Food regulation', 'Regulating air']],
    ['a word without its accents', word('CAFE'), ['Café culture']],
    ['the start of a word', word('regulat', true), ['Food regulation', 'Regulating air']],
    ['a phrase in order', phrase('food regulation'), ['Food regulation']],
    ['no phrase out of order', phrase('regulation food'), []],
    ['all of several words', all(word('food'), word('regulation')), ['Food regulation']],
    ['any of several words', any(word('food'), word('café')), ['Café culture', 'Food regulation']],
    ['one word without another', all(word('regulation'), not(word('food'))), ['Regulating air']],
    [
      'everything but a word',
      not(word('food')),
      ['Café culture', 'Co-operative AI', 'Regulating air'],
    ],
    [
      'alternatives that are negative',
      any(word('café'), not(any(word('regulation'), word('regulating'), word('co')))),
      ['Café culture'],
    ],
    ['a denied denial', not(not(word('food'))), ['Food regulation']],
    ['a word with a hyphen', word('co-operative'), ['Co-operative AI']],
    ['the start of a word with a hyphen', word('co-op', true), ['Co-operative AI']],
    [
      'words beside signs that no text can match',
      all(word('&'), word('food')),
      ['Food regulation'],
    ],
    ['nothing by signs alone', word('🚀'), []],
    ['what reads like query syntax as text', phrase('food" OR "air'), []],
    ['words around a NUL byte', phrase('food\0regulation'), ['Food regulation']],
    ['a column name as text', word('name:food'), []],
  ])('finds %s', async (_, match, expected) => {
    const store = current();
    await put(store, 1, [
      { name: 'Food regulation' },
      { name: 'Regulating air' },
      { name: 'Café culture' },
      { name: 'Co-operative AI' },
    ]);

    const found = await names(store, { match });

    expect(found.toSorted()).toEqual(expected);
  });

  it('says where the words stand, and only in that item', async () => {
    const store = current();
    await put(store, 1, [
      {
        name: 'Drone corridors',
        description: 'Für Drohnen: \u{E000}🚁 drones, “drones”',
        change: 'No drone',
      },
      { name: null, description: 'Of drones' },
    ]);

    const { hits } = await search(store, { match: all(word('drone'), not(word('zeppelin'))) });

    const shown = hits.map(({ found: { item }, matches }) => {
      const cut = (key: 'name' | 'description' | 'change') =>
        matches[key].map(({ start, end }) => item[key]?.slice(start, end));
      return { name: cut('name'), description: cut('description'), change: cut('change') };
    });
    expect(shown).toEqual(
      expect.arrayContaining([
        { name: ['Drone'], description: ['drones', 'drones'], change: ['drone'] },
        { name: [], description: ['drones'], change: [] },
      ]),
    );
  });

  it('cuts a long query off instead of failing', async () => {
    const store = current();
    await put(store, 1, [{ name: 'Food' }]);
    const deep = Array.from({ length: 300 }).reduce<Match>((of) => not(of), word('food'));
    const wide = any(...Array.from({ length: 3000 }, (_, n) => word(`w${n}`)), word('food'));
    const long = word('x'.repeat(10_000));

    expect(await names(store, { match: deep })).toEqual(['Food']);
    expect(await names(store, { match: wide })).toEqual([]);
    expect(await names(store, { match: long })).toEqual([]);
  });
}

function filterContract(current: () => Store): void {
  it('compares facets without case and accents, as whole values', async () => {
    const store = current();
    await put(store, 1, [{ name: 'One' }], { themes: ['Santé  Publique'] });
    await put(store, 2, [{ name: 'Two' }], { themes: ['Santé'], type: null });
    const facet = (value: string, negated = false) => ({ facet: 'theme', value, negated }) as const;

    expect(await names(store, { facets: [facet('sante publique')] })).toEqual(['One']);
    expect(await names(store, { facets: [facet('santé', true)] })).toEqual(['One']);
    expect(await names(store, { facets: [facet('sant')] })).toEqual([]);
    expect(
      await names(store, { facets: [{ facet: 'type', value: 'NEWS', negated: true }] }),
    ).toEqual(['Two']);
  });

  it('takes page dates from the first to the last day, both included', async () => {
    const store = current();
    for (const day of [1, 2, 3]) {
      const date = `2026-11-0${day}`;
      await put(store, day, [{ name: date }], { origin: { raw: date, date } });
    }

    expect(await names(store, { since: '2026-11-02' })).toEqual(['2026-11-03', '2026-11-02']);
    expect(await names(store, { since: '2026-11-02', until: '2026-11-02' })).toEqual([
      '2026-11-02',
    ]);
  });

  it('looks into the tables it is asked for, and counts all of them', async () => {
    const store = current();
    await put(store, 1, [{ kind: 'signal' }, { kind: 'concern' }, { kind: 'concern' }]);
    const query = aQuery({ match: word('drone') });

    const page = await createFindItems(store)({ query, kinds: ['concern'], limit: 1, offset: 0 });

    expect(page).toMatchObject({ total: 2, hits: [{ found: { item: { kind: 'concern' } } }] });
    expect(await store.countByKind(query)).toEqual({
      signal: 1,
      concern: 2,
      behavior: 0,
      technology: 0,
      issue: 0,
    });
  });

  it('cuts windows that neither overlap nor leave gaps, and counts beyond the last', async () => {
    const store = current();
    await put(
      store,
      1,
      Array.from({ length: 7 }, () => ({})),
    );
    const window = async (offset: number) =>
      search(store, { match: word('drone') }, { limit: 3, offset });

    const pages = [await window(0), await window(3), await window(6), await window(9)];

    const ids = pages.flatMap(({ hits }) => hits.map(({ found }) => found.item.id));
    expect(new Set(ids).size).toBe(7);
    expect(pages.map(({ hits }) => hits.length)).toEqual([3, 3, 1, 0]);
    expect(pages.map(({ total, rated }) => [total, rated])).toEqual(Array(4).fill([7, 7]));
  });
}

function relevancyContract(current: () => Store): void {
  const putMixed = async (store: Store) => {
    // Mean 3.6: inherited by the unrated row, and shown as 3.6, never rounded up to 4.
    const ratings = [4, 4, 4, 3, 3].map((relevancy) => ({ name: `R${relevancy}`, relevancy }));
    await put(store, 1, [...ratings, { name: 'Inherits', relevancy: null }]);
    await put(store, 2, [{ name: 'None', relevancy: null }]);
  };

  it('lets an unrated row stand in with the unrounded mean of its page, under a floor', async () => {
    const store = current();
    await putMixed(store);
    const floor = (min: number) => search(store, { relevancy: { kind: 'floor', min } });

    const three = await floor(3);
    const four = await floor(4);

    expect(three).toMatchObject({ total: 6, rated: 5, inherited: 1 });
    expect(three.hits.at(-1)?.found.item.name).toBe('Inherits');
    expect(four).toMatchObject({ total: 3, rated: 3, inherited: 0 });
  });

  it('matches ratings only by a range, and unrated rows by unrated', async () => {
    const store = current();
    await putMixed(store);

    expect(await names(store, { relevancy: { kind: 'range', min: 3, max: 3 } })).toEqual([
      'R3',
      'R3',
    ]);
    const unrated = await search(store, { relevancy: { kind: 'unrated' } });
    expect(unrated).toMatchObject({ total: 2, rated: 0, inherited: 0 });
  });

  it('counts own ratings apart without a floor', async () => {
    const store = current();
    await putMixed(store);

    expect(await search(store, {})).toMatchObject({ total: 7, rated: 5, inherited: 0 });
  });

  it('puts ratings before inherited ones in every order', async () => {
    const store = current();
    await put(store, 1, [{ name: 'Rated drone', relevancy: 4 }], {
      origin: { raw: 'old', date: '2020-01-01' },
    });
    await put(store, 2, [
      { name: 'drone', relevancy: null },
      { name: 'Other', relevancy: 5 },
    ]);
    const relevancy = { kind: 'floor', min: 4 } as const;

    for (const sort of ['best', 'relevancy', 'recent'] as const) {
      expect(await names(store, { match: word('drone'), relevancy, sort })).toEqual([
        'Rated drone',
        'drone',
      ]);
    }
  });
}

function orderContract(current: () => Store): void {
  it('ranks a name over a description, and both over keywords and themes', async () => {
    const store = current();
    await put(store, 1, [{ name: 'In text', description: 'Hydrogen comes' }]);
    await put(store, 2, [{ name: 'Hydrogen comes' }]);
    await put(store, 3, [{ name: 'By keyword' }], { keywords: ['hydrogen'] });
    await put(store, 4, [{ name: 'Else' }]);

    const { hits } = await search(store, { match: word('hydrogen') });

    expect(hits.map(({ found }) => found.item.name)).toEqual([
      'Hydrogen comes',
      'In text',
      'By keyword',
    ]);
    expect(hits[0]?.score).toBe(1);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.every((score) => score > 0)).toBe(true);
  });

  it('orders by relevancy without words, unrated rows last, and scores nothing', async () => {
    const store = current();
    await put(store, 1, [
      { name: 'Unrated', relevancy: null },
      { name: 'Two', relevancy: 2 },
      { name: 'Five', relevancy: 5 },
    ]);

    const { hits } = await search(store, {});

    expect(hits.map(({ found }) => found.item.name)).toEqual(['Five', 'Two', 'Unrated']);
    expect(hits.every(({ score }) => score === 0)).toBe(true);
  });

  it('orders by page date when asked, and the same way every time', async () => {
    const store = current();
    const dated = (date: string) => ({ origin: { raw: date, date } });
    await put(store, 1, [{ name: 'Old' }], dated('2025-01-01'));
    await put(store, 2, [{ name: 'New' }], dated('2026-01-01'));
    await put(store, 3, [{ name: 'Same day' }], dated('2026-01-01'));

    const first = await names(store, { sort: 'recent' });

    expect(first).toEqual(['New', 'Same day', 'Old']);
    expect(await names(store, { sort: 'recent' })).toEqual(first);
  });
}
