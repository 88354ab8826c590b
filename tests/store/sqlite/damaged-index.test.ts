import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { openThreadedStore } from '../../../src/store/sqlite/threads/open-threaded-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, mira, pageId } from '../../support/builders.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const events = silentEvents;

const DAMAGES = {
  'blocks of nothing': 'UPDATE item_fts_data SET block = zeroblob(length(block)) WHERE id > 10',
  'blocks that are gone': 'DELETE FROM item_fts_data WHERE id > 10',
  'a structure that knows no block': "UPDATE item_fts_data SET block = x'00' WHERE id = 10",
  'no block at all': 'DROP TABLE item_fts_data',
  'no settings': 'DELETE FROM item_fts_config',
  'no place for settings': 'DROP TABLE item_fts_config',
  'no full-text table': 'DROP TABLE item_fts',
  'no summaries': 'DELETE FROM page_fts_data',
  'no words': 'DELETE FROM word',
  'no keys': 'DELETE FROM item_key',
} as const;

function damage(file: string, sql: string): void {
  const db = new Sqlite(file);
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec(sql);
  db.close();
}

async function aDatabase(): Promise<string> {
  const file = join(tempFolder(), 'damaged.db');
  const store = await openTestStore(file);
  const items = ['Zebrafish corridor', 'Zebrafish port', 'Shade map'].map((name) => aRow({ name }));
  const page = aPage({ id: pageId(1), rows: items });
  await store.putPages([page]);
  const [first] = page.items;
  if (first !== undefined) {
    const at = new Date('2026-11-28T19:30:00Z');
    await store.addMark({ itemId: first.id, actor: mira, mark: { kind: 'button' }, at });
  }
  await store.close();
  return file;
}

const match = { kind: 'word', text: 'zebrafish', prefix: false } as const;
const totalOf = async (store: Store) =>
  (await store.search({ query: aQuery({ match }), kinds: ITEM_KINDS, limit: 5, offset: 0 })).total;

describe('a damaged search index', () => {
  it.each(Object.entries(DAMAGES))('is noticed and made anew: %s', async (_, sql) => {
    const file = await aDatabase();
    damage(file, sql);

    const store = await openSqliteStore({ file, events });
    await store.renewDamagedIndex();

    expect(await store.renewDamagedIndex()).toBe('sound');
    expect(await totalOf(store)).toBe(2);
    expect(await store.openReviews(mira.team)).toHaveLength(1);
    await store.putPages([aPage({ id: pageId(2), rows: [aRow({ name: 'Zebrafish law' })] })]);
    expect(await totalOf(store)).toBe(3);
    await store.close();
  });

  it.each(Object.entries(DAMAGES).slice(0, 2))(
    'is made anew by the server when a search, or a page, comes upon it: %s',
    async (_, sql) => {
      const file = await aDatabase();
      const reported = recordEvents();
      const store = await openThreadedStore({ file, events: reported });
      expect(await totalOf(store)).toBe(2);

      damage(file, sql);

      expect(await Promise.all([totalOf(store), totalOf(store)])).toEqual([2, 2]);
      expect(reported.of('search-index-damaged')).toHaveLength(1);
      expect(reported.of('search-index-renewed')).toHaveLength(1);
      damage(file, sql);
      await store.removeFiles(['page-1.md'], new Date('2026-11-28T19:31:00Z'));
      await store.putPages([aPage({ id: pageId(2), rows: [aRow({ name: 'Zebrafish law' })] })]);
      expect(await totalOf(store)).toBeGreaterThan(0);
      expect(await store.openReviews(mira.team)).toHaveLength(1);
      await store.close();
    },
  );

  it('gets a sentence with the way out where the database may only be read', async () => {
    const file = await aDatabase();
    damage(file, DAMAGES['blocks of nothing']);

    const store = await openSqliteStore({ file, events, readonly: true });

    await expect(totalOf(store)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/What search reads is damaged; flags .* index <folder>/),
    });
    await store.close();
  });

  it('is not made anew while it is sound', async () => {
    const store = await openSqliteStore({ file: await aDatabase(), events });

    expect(await store.renewDamagedIndex()).toBe('sound');

    await store.close();
  });
});
