import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { createConnection } from '../../../src/store/sqlite/connection.ts';
import { openDatabase } from '../../../src/store/sqlite/file/open-database.ts';
import { createInboxStore } from '../../../src/store/sqlite/inbox-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage } from '../../support/builders.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { aTemporaryFolder } from '../../support/temporary-folder.ts';

const events = silentEvents;
describe('a store that is open', () => {
  it('lets the event loop turn while another process holds it, for a line of ten within 3 s', async () => {
    const file = join(await aTemporaryFolder(), 'held.db');
    const store = await openSqliteStore({ file, events });
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const lag = monitorEventLoopDelay({ resolution: 10 });
    lag.enable();
    const begun = performance.now();

    const writes = Array.from({ length: 10 }, (_, n) =>
      store.recordEvent(`Ev${n}`, {}, new Date(0)),
    );
    const outcomes = await Promise.allSettled(writes);

    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
    expect(performance.now() - begun).toBeLessThan(3000);
    lag.disable();
    expect(lag.max / 1e6).toBeLessThan(500);
    other.close();
    await store.close();
  });

  it('writes in order what came while another process held it for a moment', async () => {
    const file = join(await aTemporaryFolder(), 'moment.db');
    const store = await openSqliteStore({ file, events });
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');

    const first = store.recordEvent('Ev1', { n: 1 }, new Date(0));
    const second = store.recordEvent('Ev1', { n: 2 }, new Date(0));
    setImmediate(() => other.exec('ROLLBACK'));

    expect([await first, await second]).toEqual(['new', 'waiting']);
    other.close();
    await store.close();
  });

  it('answers a write that another process holds up as busy, and works again after', async () => {
    const file = join(await aTemporaryFolder(), 'busy.db');
    // Its two seconds pass at once; those of the machine pass for the line of ten above.
    const clock = createHurriedClock(new Date(0));
    const store = await openSqliteStore({ file, events, clock });
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');

    const blocked = store.putPages([aPage()]);

    await expect(blocked).rejects.toMatchObject({ name: 'StoreError', code: 'busy' });
    await expect(blocked).rejects.toHaveProperty('cause.code', 'SQLITE_BUSY');
    expect(await store.knownFiles()).toEqual([]);
    other.exec('ROLLBACK');
    await store.putPages([aPage()]);
    expect(await store.knownFiles()).toHaveLength(1);
    other.close();
    await store.close();
  });

  it('leaves one complete file when it is closed, and then only throws', async () => {
    const folder = await aTemporaryFolder();
    const store = await openSqliteStore({ file: join(folder, 'one.db'), events });
    await store.putPages([aPage()]);

    await store.close();
    await store.close();

    expect(await readdir(folder)).toEqual(['one.db']);
    await expect(store.knownFiles()).rejects.toMatchObject({
      name: 'StoreError',
      message: 'The database is closed.',
    });
  });

  it('reads beside a writer, and writes nothing, when opened for reading', async () => {
    const file = join(await aTemporaryFolder(), 'shared.db');
    const writer = await openSqliteStore({ file, events });
    const reader = await openSqliteStore({ file, events, readonly: true });

    await writer.putPages([aPage()]);

    expect((await reader.archiveStatus()).pages).toBe(1);
    await expect(reader.putPages([aPage()])).rejects.toMatchObject({ name: 'StoreError' });
    await reader.close();
    await writer.close();
  });

  it('says that the disk is full, keeps what it has and works again after', async () => {
    const db = await openDatabase({ file: ':memory:', events });
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 10}`);
    const inbox = createInboxStore(createConnection(db));
    await inbox.recordEvent('Ev1', {}, new Date(0));

    const filling = inbox.recordEvent('Ev2', { text: 'x'.repeat(100_000) }, new Date(0));

    await expect(filling).rejects.toMatchObject({ name: 'StoreError', code: 'disk-full' });
    expect(await inbox.recordEvent('Ev1', {}, new Date(0))).toBe('waiting');
    db.pragma('max_page_count = 100000');
    expect(await inbox.recordEvent('Ev2', {}, new Date(0))).toBe('new');
    db.close();
  });
});
