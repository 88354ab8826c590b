import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import type { Query } from '../../../../src/model/query.ts';
import { parseQuery } from '../../../../src/search/query/parse-query.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aPage, aRow } from '../../../support/builders.ts';
import { writeArchive } from '../../../support/generate-archive.ts';
import { openTestIndex } from '../../../support/index-folder.ts';
import { openTestStore } from '../../../support/open-store.ts';

const PAGES = 120;
const ALL = { kinds: ITEM_KINDS, limit: 100, offset: 0 };

function read(text: string): Query {
  const outcome = parseQuery(text, '2026-11-24');
  if (outcome.kind === 'unreadable') {
    throw new Error(`${text} cannot be read: ${outcome.reason}`);
  }
  return outcome.query;
}

describe('the counts beside a result', () => {
  let store: Store;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
    writeArchive(folder, { pages: PAGES });
    const index = await openTestIndex(folder);
    await index.run();
    store = index.store;
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    'regulation',
    'regulat*',
    'drone',
    'battery makers',
    'data trusts governance',
    'synthetic voices drug regulators',
    'surveillance OR fishing',
    'privacy -trust',
    'privacy OR -trust',
    'NOT regulation',
    '"digital twins"',
    '=regulation',
    'lang:fr santé',
    'privacy since:2025-03',
    'theme:privacy',
    'title:privacy',
    'privacy sort:recent',
  ])('are what asking for each of them finds: %s', async (text) => {
    const query = read(text);
    const found = async (more: Partial<Query>, kinds = ITEM_KINDS) =>
      (await store.search({ ...ALL, query: { ...query, ...more }, kinds })).total;

    const { byKind, strong } = await store.search({ ...ALL, query });

    const each = await Promise.all(ITEM_KINDS.map(async (kind) => [kind, await found({}, [kind])]));
    expect(byKind).toEqual(Object.fromEntries(each));
    expect(await store.countByKind(query)).toEqual(byKind);
    expect(strong).toBe(await found({ relevancy: { kind: 'floor', min: 4 } }));
  });

  it.each(['regulation', 'battery makers', 'privacy -trust', 'theme:privacy'])(
    'say how many items of a page are found: %s',
    async (text) => {
      const query = read(text);

      const { hits, ofPages } = await store.search({ ...ALL, query, limit: 20 });

      const asked = await Promise.all(
        hits.map(async ({ page }) => (await store.search({ ...ALL, query, page: page.id })).total),
      );
      expect(ofPages).toEqual(asked);
    },
  );

  it.each([
    'regulation',
    'battery makers',
    'the privacy of trust',
    'theme:privacy',
    'privacy rel:4',
  ])('are of a list whose windows are one and the same order: %s', async (text) => {
    const request = { ...ALL, query: read(text), limit: 1000 };
    const { hits, total } = await store.search(request);
    const ids = hits.map(({ item }) => item.id);

    const windows = [];
    for (let offset = 0; offset < total; offset += 70) {
      windows.push(...(await store.search({ ...request, limit: 70, offset })).hits);
    }

    expect(new Set(ids).size).toBe(total);
    expect(windows.map(({ item }) => item.id)).toEqual(ids);
  });
});

describe('what search keeps in memory', () => {
  it('follows a rating that changes alone', async () => {
    const store = await openTestStore();
    const request = { ...ALL, query: read('drone') };
    const rated = (relevancy: number) =>
      store.putPages([aPage({ rows: [aRow({ name: 'Drone', relevancy })] })]);
    await rated(3);
    const before = (await store.search(request)).strong;

    await rated(5);

    expect([before, (await store.search(request)).strong]).toEqual([0, 1]);
    await store.close();
  });
});
