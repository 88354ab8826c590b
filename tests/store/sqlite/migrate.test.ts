import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS, ItemId } from '../../../src/model/item.ts';
import type { Query } from '../../../src/model/query.ts';
import { createFindItems } from '../../../src/search/find-items.ts';
import { MIGRATIONS, migrate, versionOf } from '../../../src/store/sqlite/migrate.ts';
import { readAnew } from '../../../src/store/sqlite/migrations/0010-read-anew.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { anItem, aPage, aQuery, aRow, pageId } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const schemaOf = (db: Sqlite.Database) =>
  db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, n) => n + 1));
  });

  it('lead to the same schema step by step as at once', () => {
    const atOnce = new Sqlite(':memory:');
    const stepwise = new Sqlite(':memory:');

    migrate(atOnce, silentEvents);
    for (let steps = 1; steps <= MIGRATIONS.length; steps += 1) {
      migrate(stepwise, silentEvents, MIGRATIONS.slice(0, steps));
    }

    expect(schemaOf(stepwise)).toEqual(schemaOf(atOnce));
  });

  it('change nothing when they ran before', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents);
    db.exec('UPDATE archive SET last_index_at = 5');

    migrate(db, silentEvents);

    expect(db.prepare('SELECT last_index_at FROM archive').pluck().get()).toBe(5);
  });

  it('leave the step before when one fails in its middle', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents);
    const before = schemaOf(db);
    const version = MIGRATIONS.length + 1;
    const broken = { version, sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };

    expect(() => migrate(db, silentEvents, [...MIGRATIONS, broken])).toThrow('half');

    expect(schemaOf(db)).toEqual(before);
    expect(versionOf(db)).toBe(MIGRATIONS.length);
  });

  it('leave a new database empty when any of them fails', () => {
    const db = new Sqlite(':memory:');
    const version = MIGRATIONS.length + 1;
    const broken = { version, sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };

    expect(() => migrate(db, silentEvents, [...MIGRATIONS, broken])).toThrow('half');

    expect(schemaOf(db)).toEqual([]);
    expect(versionOf(db)).toBe(0);
    migrate(db, silentEvents);
    expect(versionOf(db)).toBe(MIGRATIONS.length);
  });
});

describe('the migration to another way of reading pages', () => {
  it('has every page read anew, whatever is known of its file', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents, MIGRATIONS.slice(0, readAnew.version - 1));
    db.exec(`
      INSERT INTO file (file, page_id, hash, size, mtime_ms, state)
      VALUES ('a.md', '${pageId(1)}', 'x', 7, 1, 'indexed'), ('b.md', '${pageId(2)}', 'y', 8, 1, 'rejected')`);

    migrate(db, silentEvents);

    const known = db.prepare('SELECT size FROM file ORDER BY file').pluck().all();
    expect(known).toEqual([-1, 8]);
  });
});

describe('a migration that would leave a reference to nothing', () => {
  it('is refused, and nothing of it stays', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents);
    db.exec(`
      INSERT INTO page (page_row, page_id, title, origin_raw, keywords, themes, text, page_date,
          first_seen_at, baseline)
        VALUES (1, '${pageId(1)}', 'Page', '', '[]', '[]', '', '2026-11-01', 1, 1);
      INSERT INTO item (item_id, page_row, position, kind, language, first_seen_at)
        VALUES ('000000000000000a', 1, 0, 'issue', 'en', 1);
    `);
    const version = MIGRATIONS.length + 1;

    const careless = { version, sql: 'DELETE FROM page' };

    expect(() => migrate(db, silentEvents, [...MIGRATIONS, careless])).toThrow(
      `Migration ${version} would leave a row of item that refers to no row of page.`,
    );
    expect(db.prepare('SELECT count(*) FROM page').pluck().get()).toBe(1);
    expect(versionOf(db)).toBe(MIGRATIONS.length);
    expect(() => db.exec('DELETE FROM page')).toThrow('FOREIGN KEY');
  });
});

describe('the languages migration', () => {
  it('finds French items in a database of before as in a new one', async () => {
    const file = join(tempFolder(), 'before.db');
    writeOldDatabase(file);

    const store = await openSqliteStore({ file, events: silentEvents });
    const hits = async (fields: Partial<Query>) =>
      (
        await createFindItems(store)({
          query: aQuery(fields),
          kinds: ITEM_KINDS,
          limit: 9,
          offset: 0,
        })
      ).hits;
    const byWord = (text: string) => hits({ match: { kind: 'word', text, prefix: false } });
    const [inFrench] = await byWord('réguler');
    const [inEnglish] = await byWord('corridor');
    const filtered = await hits({ languages: [{ language: 'fr', negated: false }] });
    const gone = await store.item(ItemId.parse('000000000000000c'));
    const goneHits = await byWord('disparition');
    await store.removeFiles(['a.md'], new Date('2026-11-24T09:00:00Z'));
    const after = await byWord('réguler');
    const back = anItem(aRow({ name: 'La disparition des nuits' }), pageId(1), 12);
    await store.putPages([
      { ...aPage({ id: pageId(1) }), items: [{ ...back, id: ItemId.parse('000000000000000c') }] },
    ]);
    const backHits = await byWord('disparitions');
    await store.close();

    expect(inFrench?.found).toMatchObject({ language: 'fr', item: { name: 'Régulations' } });
    expect(inFrench?.matches.name).toEqual([{ start: 0, end: 11 }]);
    expect(inEnglish?.found).toMatchObject({ language: 'en', item: { name: 'Drone corridors' } });
    expect(filtered.map(({ found }) => found.item.name)).toEqual(['Régulations']);
    expect(gone?.language).toBe('fr');
    expect(goneHits).toEqual([]);
    expect(after).toEqual([]);
    expect(backHits).toHaveLength(1);
  });
});

describe('the ligatures migration', () => {
  it('makes a value that was stored before equal to its other spelling', async () => {
    const file = join(tempFolder(), 'before.db');
    const before = new Sqlite(file);
    migrate(before, silentEvents, MIGRATIONS.slice(0, 5));
    before.exec(`
      INSERT INTO page (page_row, page_id, title, origin_raw, keywords, themes, text, page_date,
          first_seen_at, baseline)
        VALUES (1, '${pageId(1)}', 'Page', '', '[]', '["Œuvre"]', '', '2026-11-01', 1, 1);
      INSERT INTO facet_value (value_row, facet, folded, value)
        VALUES (1, 'theme', 'œuvre', 'Œuvre');
      INSERT INTO page_facet (value_row, page_row) VALUES (1, 1);
    `);
    before.close();

    const store = await openSqliteStore({ file, events: silentEvents });
    const isKnown = await store.hasFacetValue('theme', 'oeuvre');
    await store.close();

    expect(isKnown).toBe(true);
  });
});

describe('the page rows migration', () => {
  it('keeps pages, items, facets, links and words as they were', async () => {
    const file = join(tempFolder(), 'before.db');
    writeDatabaseOfTextKeys(file);

    const store = await openSqliteStore({ file, events: silentEvents });
    const items = await collect(store.allItems());
    const search = (fields: Partial<Query>) =>
      createFindItems(store)({ query: aQuery(fields), kinds: ITEM_KINDS, limit: 9, offset: 0 });
    const byTheme = await search({
      facets: [{ facet: 'theme', value: 'MOBILITY', negated: false }],
    });
    const byKeyword = await search({ match: { kind: 'word', text: 'lantern', prefix: false } });
    const themes = await store.facetValues('theme');
    const related = await store.relatedPages(pageId(1));
    const gone = await store.item(ItemId.parse('000000000000000c'));
    await store.removeFiles(['b.md'], new Date('2026-11-24T09:00:00Z'));
    const left = await store.facetValues('theme');
    await store.close();

    expect(items.map(({ item, page }) => [item.id, item.pageId, item.name, page.title])).toEqual([
      ['000000000000000b', pageId(1), 'Shade', 'First'],
      ['000000000000000a', pageId(2), 'Kerbs', 'Second'],
    ]);
    expect(byTheme.hits.map(({ found }) => found.item.name).toSorted()).toEqual(['Kerbs', 'Shade']);
    expect(byKeyword.hits.map(({ found }) => found.item.name)).toEqual(['Shade']);
    expect(themes).toEqual([{ word: 'Mobility', count: 2 }]);
    expect(related.map(({ title }) => title)).toEqual(['Second']);
    expect(gone).toMatchObject({ item: { name: 'Dusk' }, goneAt: new Date(2) });
    expect(left).toEqual([{ word: 'Mobility', count: 1 }]);
  });
});

/** Two pages, written the later first, that share a theme; the first links to the second. */
function writeDatabaseOfTextKeys(file: string): void {
  const [first, second] = [pageId(1), pageId(2)];
  const db = new Sqlite(file);
  migrate(db, silentEvents, MIGRATIONS.slice(0, 3));
  db.exec(`
    INSERT INTO file VALUES
      ('b.md', '${second}', 'hash b', 10, 1, 'indexed'), ('a.md', '${first}', 'hash a', 10, 1, 'indexed');
    INSERT INTO page (page_id, file, title, origin_raw, keywords, themes, text, page_date,
        first_seen_at, baseline)
      VALUES
        ('${second}', 'b.md', 'Second', '', '[]', '["mobility"]', '', '2026-11-01', 1, 1),
        ('${first}', 'a.md', 'First', '', '["lantern"]', '["Mobility"]', '', '2026-11-01', 1, 1);
    INSERT INTO page_facet (facet, folded, page_id, value) VALUES
      ('theme', 'mobility', '${second}', 'Mobility'), ('theme', 'mobility', '${first}', 'Mobility'),
      ('keyword', 'lantern', '${first}', 'lantern');
    INSERT INTO page_link (page_id, position, title, target) VALUES ('${first}', 0, 'Second', '${second}');
    INSERT INTO item (item_id, page_id, position, kind, name, first_seen_at, gone_at) VALUES
      ('000000000000000a', '${second}', 0, 'issue', 'Kerbs', 1, NULL),
      ('000000000000000b', '${first}', 0, 'issue', 'Shade', 1, NULL),
      ('000000000000000c', '${first}', 1, 'issue', 'Dusk', 1, 2);
    INSERT INTO item_fts (item_fts) VALUES ('rebuild');
  `);
  db.close();
}

/** One page with an item of each language and a gone one, as the first two migrations kept them. */
function writeOldDatabase(file: string): void {
  const db = new Sqlite(file);
  migrate(db, silentEvents, MIGRATIONS.slice(0, 2));
  db.exec(`
    INSERT INTO file VALUES ('a.md', '${pageId(1)}', 'hash', 10, 1, 'indexed');
    INSERT INTO page (page_id, file, title, origin_raw, keywords, themes, text, page_date,
        first_seen_at, baseline)
      VALUES ('${pageId(1)}', 'a.md', 'Old page', '', '[]', '[]', '', '2026-11-01', 1, 1);
    INSERT INTO item (item_id, page_id, position, kind, name, description, first_seen_at, gone_at)
      VALUES
        ('000000000000000a', '${pageId(1)}', 0, 'issue', 'Régulations', 'Les villes encadrent les drones.', 1, NULL),
        ('000000000000000b', '${pageId(1)}', 1, 'issue', 'Drone corridors', 'Cities plan the air.', 1, NULL),
        ('000000000000000c', '${pageId(1)}', 2, 'issue', 'La disparition des nuits', NULL, 1, 2);
    INSERT INTO item_fts (item_fts) VALUES ('rebuild');
  `);
  db.close();
}

describe('the migration to the review state', () => {
  it('knows of old marks and decisions what waits, and what was decided', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentEvents, MIGRATIONS.slice(0, 16));
    db.exec(`
      INSERT INTO mark (mark_id, team, item_id, user, kind, standing, at, event_seq) VALUES
        (1, 'T1', 'decided', 'U1', 'button', 1, 10, 1),
        (2, 'T1', 'reopened', 'U1', 'button', 1, 20, 2), (3, 'T1', 'reopened', 'U2', 'button', 1, 50, 5),
        (4, 'T1', 'undone', 'U1', 'button', 1, 30, 3), (5, 'T1', 'withdrawn', 'U1', 'button', 0, 40, 4);
      INSERT INTO decision (seq, team, item_id, verdict, user, at, after_event, undoes) VALUES
        (1, 'T1', 'decided', 'dismissed', 'U1', 60, 4, NULL),
        (2, 'T1', 'decided', 'accepted', 'U2', 70, 4, NULL),
        (3, 'T1', 'reopened', 'accepted', 'U2', 45, 4, NULL),
        (4, 'T1', 'undone', 'accepted', 'U2', 80, 5, NULL),
        (5, 'T1', 'undone', 'accepted', 'U2', 81, 5, 4);`);

    migrate(db, silentEvents);

    const rows = db
      .prepare(`SELECT item_id, flags, open_flags, open_since, verdict, decision_seq
        FROM review_state ORDER BY item_id`)
      .raw()
      .all();
    expect(rows).toEqual([
      ['decided', 1, 0, null, 'accepted', 2],
      ['reopened', 2, 1, 50, 'accepted', 3],
      ['undone', 1, 1, 30, null, null],
    ]);
  });
});
