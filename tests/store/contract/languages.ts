import { expect, it } from 'vitest';
import { ITEM_KINDS, type Row } from '../../../src/model/item.ts';
import type { Match, Query } from '../../../src/model/query.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import type { Store } from '../../../src/store/store.ts';
import { anItem, aPage, aQuery, aRow, pageId } from '../../support/builders.ts';

const word = (text: string, prefix = false): Match => ({ kind: 'word', text, prefix });
const phrase = (text: string): Match => ({ kind: 'phrase', text });

const french = {
  name: 'Régulations numériques',
  description:
    'Les citoyens européens surveillent les données générées par les hôpitaux nationaux.',
  change: 'Du contrôle par les tribunaux à une autorité régulatrice',
};
const english = {
  name: 'Polite robots',
  description: 'Hospitals teach their machines the manners of the ward.',
};

const put = (store: Store, rows: readonly Partial<Row>[]) =>
  store.putPages([aPage({ keywords: [], themes: [], rows: rows.map((row) => aRow(row)) })]);

const search = async (store: Store, query: Partial<Query>) =>
  (await createFindItems(store)({ query: aQuery(query), kinds: ITEM_KINDS, limit: 50, offset: 0 }))
    .hits;

const names = async (store: Store, match: Match) =>
  (await search(store, { match })).map(({ found }) => found.item.name);

/** Items in French beside items in English, on one page. */
export function languageContract(current: () => Store): void {
  it.each<[string, Match]>([
    ['a word in its singular', word('régulation')],
    ['a word in its plural, without accents', word('regulations')],
    ['a verb', word('réguler')],
    ['a participle without accents', word('regulees')],
    ['the masculine of a feminine', word('régulateur')],
    ['the singular of a plural in -aux', word('tribunal')],
    ['the feminine of a masculine', word('nationale')],
    ['an infinitive for a participle', word('générer')],
    ['an adverb of an adjective', word('numériquement')],
    ['a phrase as it is written', phrase('citoyens europeens')],
    ['the start of a word', word('européen', true)],
  ])('finds French texts by %s', async (_, match) => {
    const store = current();
    await put(store, [french, english]);

    expect(await names(store, match)).toEqual([french.name]);
  });

  it.each<[string, Match]>([
    ['a French word whose stem an English text has', word('politique')],
    ['a phrase that reaches from one text into the next', phrase('nationaux du contrôle')],
    ['the start of a stem that no word begins with', word('regulz', true)],
    ['an English word that shortens to a French stem', word('generate')],
    ['a phrase out of order', phrase('européens citoyens')],
    ['a phrase in other forms', phrase('citoyen européen')],
  ])('does not find by %s', async (_, match) => {
    const store = current();
    await put(store, [french, english]);

    expect(await names(store, match)).toEqual([]);
  });

  it.each<[string, Match]>([
    ['a word without its ligature', word('coeur')],
    ['a word with its ligature', word('cœur')],
    ['a word with a ligature that the text has not', word('manœuvre')],
    ['a ligature in upper case', word('CŒURS')],
    ['a ligature of another language', word('taenia')],
    ['the start of a word before a ligature', word('co', true)],
    ['the start of a word with a ligature', word('manœ', true)],
    ['a phrase that has one of each', phrase('coeur des manœuvres')],
    ['a phrase of many', phrase('cœur des manœuvres et manœuvres')],
  ])('finds texts by %s', async (_, match) => {
    const store = current();
    const heart = {
      name: 'Cœur des manoeuvres et manoeuvres au tænia',
      description: 'Les villes et les citoyens du pays en parlent depuis un an.',
    };
    await put(store, [heart, { ...heart, name: 'Rien', description: 'Les villes.' }]);

    expect(await names(store, match)).toEqual([heart.name]);
  });

  it('finds no text without a word by either of its spellings', async () => {
    const store = current();
    await put(store, [{ name: 'Cœurs', description: 'Une ville.' }, english]);

    expect(await names(store, { kind: 'not', of: word('coeur') })).toEqual([english.name]);
  });

  it('shows where a word stands that is written with a ligature', async () => {
    const store = current();
    await put(store, [{ name: 'Cœur', description: 'The heart of the matter.' }]);

    const [hit] = await search(store, { match: word('coeur') });

    expect(hit?.matches.name).toEqual([{ start: 0, end: 4 }]);
  });

  it('filters by a value in either of its spellings', async () => {
    const store = current();
    const page = aPage({ keywords: ['Œuvre', 'aerobics'], themes: [], rows: [aRow(english)] });
    await store.putPages([page]);
    const count = async (value: string) =>
      (await search(store, { facets: [{ facet: 'keyword', value, negated: false }] })).length;

    expect([await count('oeuvre'), await count('ÆROBICS'), await count('uvre')]).toEqual([1, 1, 0]);
  });

  it('shows where French words stand, whatever their form', async () => {
    const store = current();
    await put(store, [french]);

    const match: Match = {
      kind: 'and',
      of: [word('régulateur'), word('donnée'), word('générée'), word('hopital')],
    };
    const [hit] = await search(store, { match });

    const marked = (text: string, ranges: readonly { start: number; end: number }[] = []) =>
      ranges.map(({ start, end }) => text.slice(start, end));
    expect(marked(french.name, hit?.matches.name)).toEqual(['Régulations']);
    expect(marked(french.description, hit?.matches.description)).toEqual([
      'données',
      'générées',
      'hôpitaux',
    ]);
    expect(marked(french.change, hit?.matches.change)).toEqual(['régulatrice']);
  });

  it('ranks a name above a description in French too', async () => {
    const store = current();
    const other = { name: 'Autre sujet', description: 'La régulation des eaux est en retard.' };
    await put(store, [other, french]);

    expect(await names(store, word('régulateur'))).toEqual([french.name, other.name]);
  });

  it('follows an item from one language into the other and out of search', async () => {
    const store = current();
    const page = (row: Partial<Row>) => {
      const one = aPage({ keywords: [], themes: [], rows: [aRow(row)] });
      return { ...one, items: [anItem(aRow(row), one.summary.id, 0)] };
    };
    await store.putPages([page(french)]);
    await store.putPages([page({ ...english, change: null })]);
    const inEnglish = [await names(store, word('réguler')), await names(store, word('robot'))];
    const [hit] = await search(store, {});
    await store.putPages([page(french)]);
    const inFrench = [await names(store, word('réguler')), await names(store, word('robot'))];
    const byLanguage = await search(store, { languages: [{ language: 'fr', negated: false }] });
    await store.removeFiles([`${pageId(1)}.md`], new Date('2026-11-23T10:00:00Z'));

    expect(hit?.found.language).toBe('en');
    expect(byLanguage).toHaveLength(1);
    expect(inEnglish).toEqual([[], [english.name]]);
    expect(inFrench).toEqual([[french.name], []]);
    expect(await names(store, word('réguler'))).toEqual([]);
  });

  it.each([
    [[{ language: 'fr', negated: false }], [french.name]],
    [[{ language: 'fr', negated: true }], [english.name]],
    [[{ language: 'en', negated: false }], [english.name]],
    [
      [
        { language: 'en', negated: true },
        { language: 'fr', negated: true },
      ],
      [],
    ],
  ] as const)('filters by language: %j', async (languages, found) => {
    const store = current();
    await put(store, [french, english]);

    const hits = await search(store, { languages: [...languages] });

    expect(hits.map((hit) => hit.found.item.name)).toEqual(found);
    expect(hits.map((hit) => hit.found.language)).toEqual(
      found.map((name) => (name === french.name ? 'fr' : 'en')),
    );
  });
}
