import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import { MIGRATIONS, migrate, SCHEMA_VERSION } from '../../../../src/store/sqlite/migrate.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import { openThreadedStore } from '../../../../src/store/sqlite/threads/open-threaded-store.ts';
import { aPage, aQuery, aRow, pageId } from '../../../support/builders.ts';
import { recordEvents } from '../../../support/record-events.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const PAGES = 400;

/** A database whose search index is of an earlier program. */
async function oldIndex(file: string): Promise<void> {
  const store = await openSqliteStore({ file, events: silentEvents });
  const rows = Array.from({ length: 20 }, (_, n) =>
    aRow({ name: `Zebrafish ${n}`, description: `What the ${n}th of them did ${n * n} times.` }),
  );
  await store.putPages(Array.from({ length: PAGES }, (_, n) => aPage({ id: pageId(n), rows })));
  await store.close();
  const db = new Sqlite(file);
  db.exec('UPDATE archive SET index_version = 0');
  db.close();
}

describe('a database of an earlier version', () => {
  it('is brought up to date while this thread goes on turning', async () => {
    const file = join(tempFolder(), 'old.db');
    await oldIndex(file);
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);

    const begun = performance.now();
    const store = await openThreadedStore({ file, events: silentEvents });
    const took = performance.now() - begun;
    clearInterval(ticking);

    expect(longest).toBeLessThan(Math.max(250, took / 2));
    const match = { kind: 'word', text: 'zebrafish', prefix: false } as const;
    const request = { query: aQuery({ match }), kinds: ITEM_KINDS, limit: 1, offset: 0 };
    expect((await store.search(request)).total).toBe(PAGES * 20);
    await store.close();
  });

  it('reports what was done to it, as if it had been done here', async () => {
    const folder = tempFolder();
    const file = join(folder, 'old.db');
    const db = new Sqlite(file);
    migrate(db, silentEvents, MIGRATIONS.slice(0, 13));
    db.close();
    const events = recordEvents();

    const store = await openThreadedStore({ file, events });
    await store.close();

    expect(events.of('database-copied')).toMatchObject([{ version: 13 }]);
    expect(events.of('database-migrated').at(-1)).toEqual({ version: SCHEMA_VERSION });
    expect(readdirSync(folder)).toContainEqual(expect.stringContaining('.before-update.'));
  });

  it('is left as it was when the server is told to end before', async () => {
    const file = join(tempFolder(), 'old.db');
    const db = new Sqlite(file);
    migrate(db, silentEvents, MIGRATIONS.slice(0, 13));
    db.close();
    const stopped = AbortSignal.abort(new Error('told to end'));

    const opening = openThreadedStore({ file, events: silentEvents, signal: stopped });

    await expect(opening).rejects.toThrow('told to end');
    const after = new Sqlite(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(13);
    after.close();
  });
});
