import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS, ItemId } from '../../../src/model/item.ts';
import { MessageRef, TeamId } from '../../../src/model/slack-ids.ts';
import {
  MIGRATIONS,
  migrate,
  SCHEMA_VERSION,
  versionOf,
} from '../../../src/store/sqlite/migrate.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aQuery } from '../../support/builders.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/**
 * Databases that earlier programs wrote: each indexed six pages; a run, a share, flags and a decision
 * were added as they had them. Kept for good: whoever installed one of them updates from it.
 */
const folder = new URL('./released/', import.meta.url);
const released = readdirSync(folder).map((name) => ({
  name,
  schema: Number(/schema-(\d+)/.exec(name)?.[1]),
}));
const PARTS = ['', '-wal', '-journal'];
const team = TeamId.parse('T0000000001');

function unpacked(name: string): string {
  const file = join(tempFolder(), 'signalpost.db');
  writeFileSync(file, gunzipSync(readFileSync(new URL(name, folder))));
  return file;
}

/** The first two of the archive: one a digest told of, which was accepted, and one shared and flagged. */
interface MarkedItems {
  readonly told: ItemId;
  readonly shared: ItemId;
  /** One that the first of them says. */
  readonly word: string;
}

function markedItems(file: string): MarkedItems {
  const db = new Sqlite(file, { readonly: true });
  const ids = db.prepare('SELECT item_id FROM item ORDER BY row LIMIT 2').pluck().all();
  const name = db.prepare('SELECT lower(name) FROM item ORDER BY row LIMIT 1').pluck().get();
  db.close();
  const word = /[a-z]{6,}/.exec(String(name))?.[0] ?? '';
  return { told: ItemId.parse(ids[0]), shared: ItemId.parse(ids[1]), word };
}

/** What nobody may lose by an update. */
async function expectAll(file: string, { told, shared, word }: MarkedItems): Promise<void> {
  const store = await openSqliteStore({ file, events: silentEvents });
  const { flags, decisions, digests } = await store.history(team, told);
  expect(flags.map(({ user }) => user)).toEqual(['U0PLAYNOOR']);
  expect(decisions).toMatchObject([{ verdict: 'accepted', note: 'energy chapter' }]);
  expect(digests).toMatchObject([{ digest: 'weekly' }]);
  const open = await store.openReviews(team);
  expect(open.map(({ found }) => found.item.id)).toEqual([shared]);
  const at = MessageRef.parse({ team, channel: 'C0FORESIGHT', ts: '1795420801.000200' });
  expect(await store.itemAt(at)).toBe(told);
  const match = { kind: 'word', text: word, prefix: false } as const;
  const request = { query: aQuery({ match }), kinds: ITEM_KINDS, limit: 1, offset: 0 };
  expect((await store.search(request)).total).toBeGreaterThan(0);
  expect(await store.archiveStatus()).toMatchObject({ pages: 6, items: { signal: 35 } });
  expect(await store.renewDamagedIndex()).toBe('sound');
  await store.close();
  const after = new Sqlite(file, { readonly: true });
  expect(versionOf(after)).toBe(SCHEMA_VERSION);
  expect(after.pragma('foreign_key_check')).toEqual([]);
  after.close();
}

describe.each(released)('the database of an earlier version, $name', ({ name, schema }) => {
  it('is of the schema that it says', () => {
    const db = new Sqlite(unpacked(name), { readonly: true });
    expect(versionOf(db)).toBe(schema);
    db.close();
  });

  it('is brought up to date with all that it holds', async () => {
    const file = unpacked(name);

    await expectAll(file, markedItems(file));
  });

  it('comes through a process that is killed between any two statements', async () => {
    const file = unpacked(name);
    const marked = markedItems(file);
    const db = new Sqlite(file);
    db.pragma('journal_mode = WAL');
    // Part of what is changed shall reach the disk before the step ends, as in a large database.
    db.pragma('cache_size = 5');
    const left: string[] = [];
    db.function('moment', { directOnly: true }, () => {
      const copy = join(tempFolder(), 'left.db');
      for (const part of PARTS.filter((part) => existsSync(`${file}${part}`))) {
        copyFileSync(`${file}${part}`, `${copy}${part}`);
      }
      left.push(copy);
      return null;
    });
    const stopping = MIGRATIONS.map(({ version, sql }) => ({
      version,
      sql: `${sql.replaceAll(/;\s*\n/g, '; SELECT moment();\n')}; SELECT moment();`,
    }));

    migrate(db, silentEvents, stopping);
    db.close();

    expect(left.length).toBeGreaterThan(SCHEMA_VERSION - schema);
    for (const [n, copy] of left.entries()) {
      const before = new Sqlite(copy);
      expect(before.pragma('integrity_check', { simple: true })).toBe('ok');
      before.close();
      // Finishing all of them would take ten seconds.
      if (n % 10 === 0) {
        await expectAll(copy, marked);
      }
    }
  });
});
