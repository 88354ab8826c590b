import { describe, expect, it } from 'vitest';
import { anItemFinder, aPageOf, namesOf } from '../support/item-finder.ts';

describe('items with some of the words', () => {
  const { store, putNames, find } = anItemFinder();

  it.each([
    ['nuclear bateries', 'Nuclear batteries'],
    ['cookie-bannner', 'Cookie consent'],
    ['élections truquuées', 'Élections truquées'],
  ])('takes a word that nobody says for the nearest one, beside others: %s', async (text, best) => {
    await putNames('Nuclear safety', best, 'Nuclear waste', 'Elections', 'Batteries of tests');

    const { total, partial } = await find(text);

    expect([total, namesOf(partial)[0]]).toEqual([0, best]);
  });

  it('gives the nearest where no item says half of what a question asks', async () => {
    await putNames('Tariffs for toys', 'Batteries that break', 'Who pays for the pier', 'Moss');

    const { total, partial } = await find('pays breaks toy harbour lantern orchard');

    expect(total).toBe(0);
    expect(namesOf(partial).toSorted()).toEqual([
      'Batteries that break',
      'Tariffs for toys',
      'Who pays for the pier',
    ]);
  });

  it('puts an item that says one word well before one that says half of them by the way', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Moss' }], { keywords: ['pays', 'stone', 'breaks'] }),
      aPageOf(2, [{ name: 'Toys' }]),
    ]);

    const { partial } = await find('pays breaks toys harbour');

    expect(namesOf(partial)).toEqual(['Toys', 'Moss']);
  });

  it('keeps copies behind all others there', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Toys' }]),
      aPageOf(2, [{ name: 'Toys' }]),
      aPageOf(3, [{ name: 'Moss' }], { keywords: ['lantern'] }),
    ]);

    const { partial } = await find('pays breaks toys harbour lantern orchard');

    expect(namesOf(partial)).toEqual(['Toys', 'Moss', 'Toys']);
  });

  it('lifts what belongs to a page that says more of the words', async () => {
    await store().putPages([
      aPageOf(1, [{ name: 'Harbour lantern walks', relevancy: 4 }]),
      aPageOf(2, [
        { name: 'Harbour lantern boats', relevancy: 3 },
        { name: 'An orchard by the harbour', relevancy: 3 },
      ]),
    ]);

    const { partial } = await find('harbour lantern orchard');

    expect(namesOf(partial).filter((name) => name?.includes('lantern'))).toEqual([
      'Harbour lantern boats',
      'Harbour lantern walks',
    ]);
    const [bonuses] = partial.map(({ reasons }) => reasons.bonuses);
    expect(bonuses?.map(({ bonus }) => bonus)).toContain('its page says the words');
  });

  it('gives items with some of the words where few have all, apart and not counted', async () => {
    await putNames('Deepfakes in court', 'Court judges', 'Deepfakes at work', 'Rivers');

    const page = await find('deepfakes court xylotype');

    expect(page).toMatchObject({ total: 0, hits: [] });
    expect(namesOf(page.partial)[0]).toBe('Deepfakes in court');
    expect(namesOf(page.partial)).not.toContain('Rivers');
    expect(page.partial.every(({ reasons }) => reasons.bonuses.length > 0)).toBe(true);
  });

  it('finds a page by its long title though one of the words is wrong', async () => {
    const title = 'Heat Officers Compare Notes Shade Plans Cool Rooms Bus Stop Test';
    await store().putPages([
      aPageOf(1, [{ name: 'Trees in the wrong place' }], { title }),
      ...Array.from({ length: 40 }, (_, n) => aPageOf(n + 2, [{ name: `Cool bus ${n}` }])),
    ]);

    const { hits, partial } = await find(title.replace('Shade', 'Shaed'));

    expect(namesOf([...hits, ...partial])[0]).toBe('Trees in the wrong place');
  });

  it.each([
    ['nuclear fusion', ['Nuclear waste', "Fusion's neighbours"]],
    ['rare earths fusion', ["Fusion's neighbours"]],
    ['digital euro OR digital cash', ['Digital wallets', 'Cash on the tram']],
    ['(euro OR cash) digital', ['Digital wallets', 'Cash on the tram']],
    ['digital euro OR digital cash -tram', ['Digital wallets']],
  ])('are told of each of two words, and of each alternative: %s', async (text, names) => {
    await putNames(
      'Nuclear waste',
      'Nuclear safety rules for old plants',
      "Fusion's neighbours",
      'Digital wallets',
      'Cash on the tram',
    );

    const { total, partial } = await find(text);

    expect(total).toBe(0);
    expect(namesOf(partial)).toEqual(expect.arrayContaining(names));
    expect(namesOf(partial).some((name) => text.endsWith('-tram') && name?.includes('tram'))).toBe(
      false,
    );
  });

  it.each([
    ['climate refugees', 'Who cannot refuse the climate test', 'refuse'],
    ['pénuries profondes', 'Search without entries', 'entries'],
    ['farming harbour', 'Warming of lakes', 'Warming'],
    ['bac grid', 'Calling back', 'back'],
  ])('are not found by a word that only looks a little alike: %s', async (text, name, word) => {
    await putNames(name, 'Climate of trust', 'Harbour walls', 'Grid queues');

    const { partial } = await find(text);

    const bold = partial.flatMap(({ found, matches }) =>
      matches.name.map(({ start, end }) => found.item.name?.slice(start, end)),
    );
    expect(bold).not.toContain(word);
  });

  it('are never what an alternative excludes', async () => {
    await putNames('Solar in China', 'Wind in China');

    const { total, partial } = await find('(solar -china) OR (wind -china)');

    expect([total, namesOf(partial)]).toEqual([0, []]);
  });

  it('show of a question that few say a word that else no card would say', async () => {
    await putNames(
      'Bots that break what they pay for',
      'Breaks that pay',
      'Paid breaks',
      'Pay for breaks',
      'Patching a toy',
    );

    const { partial } = await find('who pays when lanterns break a toy in the orchard?');

    expect(partial).toHaveLength(3);
    expect(namesOf(partial)).toContain('Patching a toy');
  });
});
