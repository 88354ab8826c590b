import { afterEach, beforeEach } from 'vitest';
import type { Hit } from '../../src/model/hit.ts';
import { ITEM_KINDS, type Row } from '../../src/model/item.ts';
import { createFindItems, type FoundItems } from '../../src/search/find-items.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import type { Store } from '../../src/store/store.ts';
import { aPage, aRow, pageId } from './builders.ts';
import { openTestStore } from './open-store.ts';

/** Finds what queries ask for in a store that each test fills with what it needs. */
export interface ItemFinder {
  /** The one of the test that runs. */
  readonly store: () => Store;
  /** Each name is an item of a page of its own, so that none lends another its words. */
  readonly putNames: (...names: readonly string[]) => Promise<unknown>;
  readonly find: (
    text: string,
    window?: { readonly limit: number; readonly offset: number },
  ) => Promise<FoundItems>;
  /** The names of the hits, best first. */
  readonly found: (text: string) => Promise<readonly (string | null)[]>;
}

/** For a `describe`: an empty store for each of its tests. */
export function anItemFinder(): ItemFinder {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const find: ItemFinder['find'] = (text, window = { limit: 20, offset: 0 }) => {
    const outcome = parseQuery(text, '2026-11-24');
    if (outcome.kind === 'unreadable') {
      throw new Error(outcome.reason);
    }
    return createFindItems(store)({ query: outcome.query, kinds: ITEM_KINDS, ...window });
  };
  return {
    store: () => store,
    putNames: (...names) => store.putPages(names.map((name, n) => aPageOf(n + 1, [{ name }]))),
    find,
    found: async (text) => namesOf((await find(text)).hits),
  };
}

/** A page that says nothing but these rows, which have no description unless told. */
export function aPageOf(n: number, rows: readonly Partial<Row>[], page: object = {}) {
  return aPage({
    id: pageId(n),
    title: `Page ${'i'.repeat(n)}`,
    text: '',
    keywords: [],
    themes: [],
    rows: rows.map((row) => aRow({ description: null, ...row })),
    ...page,
  });
}

export function namesOf(hits: readonly Hit[]): readonly (string | null)[] {
  return hits.map(({ found }) => found.item.name);
}
