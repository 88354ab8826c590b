import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { openThreadedStore } from '../../../src/store/sqlite/threads/open-threaded-store.ts';
import { aPage, aQuery, aRow, mira, pageId } from '../../support/builders.ts';
import { mayMount, smallDisk } from '../../support/small-disk.ts';

const now = new Date('2026-11-28T19:30:00Z');

describe.runIf(mayMount)('a store on a disk that is full', () => {
  it('is read from, refuses what it cannot keep, and heals by itself once there is room', async () => {
    const folder = smallDisk(6000);
    const file = join(folder, 'signalpost.db');
    const store = await openThreadedStore({ file, events: silentEvents });
    await store.putPages([aPage({ rows: [aRow({ name: 'Drone corridor' })] })]);
    const match = { kind: 'word', text: 'drone', prefix: false } as const;
    const search = () =>
      store.search({ query: aQuery({ match }), kinds: ITEM_KINDS, limit: 5, offset: 0 });
    const keep = (id: string, length: number) =>
      store.saveResultList({
        id,
        actor: mira,
        text: 'x'.repeat(length),
        kinds: ['signal'],
        createdAt: now,
      });
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(join(folder, 'others'), Buffer.alloc(bavail * bsize));

    // The log has a little room from before.
    await expect(keep('a', 3_000_000)).rejects.toMatchObject({ code: 'disk-full' });
    await expect(store.probe(now)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('less than 1 MB left'),
    });
    const manyRows = Array.from({ length: 4000 }, (_, n) =>
      aRow({ name: `zebrafish ${n} ${'x'.repeat(500)}` }),
    );
    await expect(store.putPages([aPage({ id: pageId(2), rows: manyRows })])).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect((await search()).total).toBe(1);

    rmSync(join(folder, 'others'));
    await expect(store.probe(new Date(now.getTime() + 999))).rejects.toThrow();
    await store.probe(new Date(now.getTime() + 1000));
    await keep('b', 10);
    await store.putPages([aPage({ id: pageId(2), rows: [aRow({ name: 'Drone port' })] })]);
    expect((await search()).total).toBe(2);
    await store.close();
    const db = new Sqlite(file);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
