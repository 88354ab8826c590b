import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { unknownWords } from '../../../src/search/suggest/unknown-words.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow } from '../../support/builders.ts';
import { openTestStore } from '../../support/open-store.ts';

describe('unknownWords', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await store.putPages([
      aPage({ rows: [aRow({ name: 'Regulation of drones', description: 'Cities write rules.' })] }),
    ]);
    await store.completeIndex(new Date('2026-11-20T09:00:00Z'));
  });

  afterEach(() => store.close());

  const unknownOf = (text: string) => {
    const outcome = parseQuery(text, '2026-11-24');
    return unknownWords(store, outcome.kind === 'query' ? outcome.query.match : null);
  };

  it.each([
    ['regulatoin', [{ word: 'regulatoin', nearest: 'regulation' }]],
    ['regulation -finance', []],
    ['regulation OR zzyzxq', [{ word: 'zzyzxq', nearest: null }]],
    ['"regulation of dronez"', [{ word: 'dronez', nearest: 'drones' }]],
    ['regulatio* rules rel:>=4', []],
    ['', []],
  ])('finds in %j what no item says', async (text, unknown) => {
    expect(await unknownOf(text)).toEqual(unknown);
  });

  it('looks for three at most', async () => {
    expect(await unknownOf('aaaaq bbbbq ccccq ddddq')).toHaveLength(3);
  });
});
