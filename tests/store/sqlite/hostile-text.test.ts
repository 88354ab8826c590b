import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { Match } from '../../../src/model/query.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import { createConnection } from '../../../src/store/sqlite/connection.ts';
import { migrate } from '../../../src/store/sqlite/migrate.ts';
import { createPageStore } from '../../../src/store/sqlite/pages/page-store.ts';
import { renewSearchIndex } from '../../../src/store/sqlite/search-index/renew-search-index.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../support/builders.ts';
import { indexTerms } from '../../support/index-terms.ts';
import { openTestStore } from '../../support/open-store.ts';
import { runs } from '../../support/runs.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '"',
    '""',
    "'",
    '*',
    '^',
    ':',
    '-',
    '(',
    ')',
    'NEAR(a b)',
    'a NEAR/2 b',
    'AND',
    'OR',
    'NOT',
    'name:x',
    '{name}: x',
    '\0',
    'CVE-2024-1',
    '\ud800',
    '+',
    "'; DROP TABLE item; --",
    '@p0',
    '?1',
  ),
);

const match = fc.letrec<{ match: Match }>((tie) => ({
  match: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'match' },
    fc.record({ kind: fc.constant('word' as const), text: hostile, prefix: fc.boolean() }),
    fc.record({ kind: fc.constant('phrase' as const), text: hostile }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('match'), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('match') }),
  ),
})).match;

describe('hostile text', () => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
    await store.putPages([aPage({ rows: ITEM_KINDS.map((kind) => aRow({ kind })) })]);
  });

  afterAll(() => store.close());

  it('never makes a query fail, whatever stands in its leaves', async () => {
    await fc.assert(
      fc.asyncProperty(match, hostile, hostile, async (wanted, value, date) => {
        const facets = [{ facet: 'theme', value, negated: true } as const];
        const query = aQuery({ match: wanted, facets, since: date });

        const { hits, total } = await createFindItems(store)({
          query,
          kinds: ITEM_KINDS,
          limit: 5,
          offset: 0,
        });
        const counts = await store.countByKind(query);

        expect(hits.length).toBe(Math.min(5, total));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
      runs(1500),
    );
  });

  it('is found again by each of its plain words, at the places that are shown', async () => {
    const plain = fc.stringMatching(/^[a-z]{3,10}$/);
    await fc.assert(
      fc.asyncProperty(plain, hostile, hostile, async (wanted, before, after) => {
        const description = `${before} ${wanted} ${after}`.toWellFormed();
        await store.putPages([aPage({ id: pageId(2), rows: [aRow({ name: null, description })] })]);
        const query = aQuery({ match: { kind: 'word', text: wanted, prefix: false } });

        const { hits } = await createFindItems(store)({
          query,
          kinds: ITEM_KINDS,
          limit: 50,
          offset: 0,
        });

        const hit = hits.find(({ found }) => found.item.pageId === pageId(2));
        expect(hit?.found.item.description).toBe(description);
        const shown = hit?.matches.description.map(({ start, end }) =>
          description.slice(start, end),
        );
        const isShown = shown?.some((text) => text.toLowerCase().includes(wanted));
        expect(isShown).toBe(true);
      }),
      runs(300),
    );
  });

  it('never makes similar words or facets fail', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await store.similarWords(text, 5);
        expect(await store.pageTitles([text])).toEqual(new Map());
      }),
      runs(300),
    );
  });

  it('leaves the full-text index in step with the texts, however pages change', async () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents);
    renewSearchIndex(db);
    const pages = createPageStore(createConnection(db));
    const aHostilePage = fc.record({
      id: fc.integer({ min: 1, max: 3 }),
      keywords: fc.array(hostile, { maxLength: 2 }),
      names: fc.array(hostile, { maxLength: 4 }),
      french: fc.boolean(),
      remove: fc.boolean(),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(aHostilePage, { maxLength: 6 }), async (steps) => {
        for (const { id, keywords, names, french, remove } of steps) {
          const description = french ? 'Les villes et leurs régulations' : 'Cities and rules';
          const rows = names.map((name) => aRow({ name: name === '' ? null : name, description }));
          const page = aPage({ id: pageId(id), keywords, rows });
          await pages.putPages([page]);
          if (remove) {
            await pages.removeFiles([page.stamp.file], new Date(0));
          }
        }

        const live = db.prepare('SELECT count(*) FROM item WHERE gone_at IS NULL').pluck().get();
        const indexed = db.prepare('SELECT count(*) FROM item_fts_docsize').pluck().get();
        expect(indexed).toBe(live);
        const negative = db
          .prepare('SELECT count(*) FROM word WHERE items < 0 OR pages < 0')
          .pluck()
          .get();
        expect(negative).toBe(0);
        const [kept, words] = [indexTerms(db), wordRows(db)];
        renewSearchIndex(db);
        expect([kept, words]).toEqual([indexTerms(db), wordRows(db)]);
      }),
      runs(100),
    );
    db.close();
  });
});

function wordRows(db: Sqlite.Database): readonly unknown[] {
  return db.prepare('SELECT * FROM word ORDER BY word').all();
}
