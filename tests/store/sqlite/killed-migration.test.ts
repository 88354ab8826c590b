import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import {
  MIGRATIONS,
  migrate,
  SCHEMA_VERSION,
  versionOf,
} from '../../../src/store/sqlite/migrate.ts';
import type { Migration } from '../../../src/store/sqlite/migrations/migration.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aQuery, pageId } from '../../support/builders.ts';
import { mayMount, smallDisk } from '../../support/small-disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PARTS = ['', '-wal', '-journal'];

/** A database of the first schema with something in each of its tables that later ones rebuild. */
function firstDatabase(file: string): Sqlite.Database {
  const db = new Sqlite(file);
  migrate(db, silentEvents, MIGRATIONS.slice(0, 1));
  db.exec(`
    INSERT INTO file VALUES ('a.md', '${pageId(1)}', 'hash', 10, 1, 'indexed');
    INSERT INTO problem VALUES ('a.md', 0, 3, 'odd', 'warning', 'Odd.');
    INSERT INTO page (page_id, file, title, origin_raw, keywords, themes, text, page_date,
        first_seen_at, baseline)
      VALUES ('${pageId(1)}', 'a.md', 'Page', '', '["lantern"]', '["Mobility"]', '', '2026-11-01', 1, 1);
    INSERT INTO page_facet VALUES ('theme', 'mobility', '${pageId(1)}', 'Mobility');
    INSERT INTO item (item_id, page_id, position, kind, name, description, first_seen_at)
      VALUES ('000000000000000a', '${pageId(1)}', 0, 'issue', 'Régulations', 'Les villes encadrent les drones.', 1);
    INSERT INTO item_fts (item_fts) VALUES ('rebuild');
  `);
  db.pragma('journal_mode = WAL');
  // Part of what is changed shall reach the disk before the step ends, as in a large database.
  db.pragma('cache_size = 5');
  return db;
}

/** The migration with `moment()` after each of its statements. */
function stopAfterEach({ version, sql }: Migration): Migration {
  return { version, sql: `${sql.replaceAll(/;\s*\n/g, '; SELECT moment();\n')}; SELECT moment();` };
}

describe('a process that is killed while it migrates', () => {
  it('leaves the schema of before or after each step, whatever statement it had come to', async () => {
    const file = join(tempFolder(), 'signalpost.db');
    const db = firstDatabase(file);
    // What lies on the disk at a moment is what a killed process leaves behind.
    const left: string[] = [];
    db.function('moment', { directOnly: true }, () => {
      const copy = join(tempFolder(), 'left.db');
      for (const part of PARTS.filter((part) => existsSync(`${file}${part}`))) {
        copyFileSync(`${file}${part}`, `${copy}${part}`);
      }
      left.push(copy);
      return null;
    });

    migrate(db, silentEvents, MIGRATIONS.map(stopAfterEach));
    db.close();

    expect(left.length).toBeGreaterThan(50);
    for (const [n, copy] of left.entries()) {
      const before = new Sqlite(copy);
      const version = versionOf(before);
      expect(before.pragma('integrity_check', { simple: true })).toBe('ok');
      before.close();
      expect(version).toBeGreaterThanOrEqual(1);
      expect(version).toBeLessThan(SCHEMA_VERSION);
      // Finishing all of them, with a copy made of each, would take ten seconds.
      if (n % 5 !== 0) {
        continue;
      }
      const store = await openSqliteStore({ file: copy, events: silentEvents });
      const found = await store.search({
        query: aQuery({ match: { kind: 'word', text: 'drones', prefix: false } }),
        kinds: ['issue'],
        limit: 5,
        offset: 0,
      });
      await store.close();
      expect(found.total).toBe(1);
      const after = new Sqlite(copy);
      expect(versionOf(after)).toBe(SCHEMA_VERSION);
      after.close();
    }
  });
});

describe('the copy that is made before a migration', () => {
  const oldDatabase = (file: string) => firstDatabase(file).close();

  it('has what the database had, under a name that says when and which schema, safe from others', async () => {
    const folder = tempFolder();
    const file = join(folder, 'signalpost.db');
    oldDatabase(file);

    const clock = { now: () => new Date('2026-11-28T19:30:00.123Z'), sleep: async () => {} };
    await (await openSqliteStore({ file, events: silentEvents, clock })).close();

    const copy = 'signalpost.db.before-update.20261128T193000Z.schema-1';
    expect(readdirSync(folder).toSorted()).toEqual(['signalpost.db', copy]);
    const db = new Sqlite(join(folder, copy));
    expect(versionOf(db)).toBe(1);
    expect(db.prepare('SELECT title FROM page').pluck().all()).toEqual(['Page']);
    db.close();
  });

  it('is not made of a new database, nor where nothing is to be done', async () => {
    const folder = tempFolder();
    const file = join(folder, 'signalpost.db');

    await (await openSqliteStore({ file, events: silentEvents })).close();
    await (await openSqliteStore({ file, events: silentEvents })).close();

    expect(readdirSync(folder)).toEqual(['signalpost.db']);
  });

  it('is one of two that are kept, and one that was cut off goes', async () => {
    const folder = tempFolder();
    const file = join(folder, 'signalpost.db');
    oldDatabase(file);
    const old = [1, 2].map((day) => `${file}.before-update.2026010${day}T000000Z.schema-1`);
    for (const copy of [...old, `${file}.before-update.20260103T000000Z.schema-1.part`]) {
      copyFileSync(file, copy);
    }

    await (await openSqliteStore({ file, events: silentEvents })).close();

    const copies = readdirSync(folder).filter((name) => name.includes('.before-update.'));
    expect(copies).toHaveLength(2);
    expect(copies.toSorted()[0]).toContain('20260102');
  });

  it.runIf(mayMount)(
    'is what the migration waits for: without room for it nothing is changed',
    async () => {
      const folder = smallDisk(1200);
      const file = join(folder, 'signalpost.db');
      oldDatabase(file);
      const left = statfsSync(folder);
      writeFileSync(join(folder, 'others'), Buffer.alloc((left.bavail - 10) * left.bsize));
      const before = readFileSync(file);

      const opening = openSqliteStore({ file, events: silentEvents });

      await expect(opening).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringMatching(/was not brought up to date: .* no room .* Make room/),
      });
      expect(readFileSync(file)).toEqual(before);
      expect(readdirSync(folder)).toEqual(['others', 'signalpost.db']);
      rmSync(join(folder, 'others'));
      await (await openSqliteStore({ file, events: silentEvents })).close();
    },
  );
});
