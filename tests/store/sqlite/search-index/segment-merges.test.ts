import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../../support/builders.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const at = new Date('2026-11-28T19:30:00Z');

/** Of the index of items, and how many of a size are merged. */
function stateOf(file: string) {
  const db = new Sqlite(file, { readonly: true });
  const segments = db.prepare('SELECT count(DISTINCT segid) FROM item_fts_idx').pluck().get();
  const automerge = db.prepare("SELECT v FROM item_fts_config WHERE k = 'automerge'").pluck().get();
  db.close();
  return { segments, automerge };
}

async function putBatches(store: Store, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    await store.putPages([aPage({ id: pageId(n), rows: [aRow({ name: `Zebrafish ${n}` })] })]);
  }
}

async function order(store: Store): Promise<number> {
  let steps = 1;
  while ((await store.orderIndex()) === 'more') {
    steps += 1;
  }
  return steps;
}

describe('the segments of the full-text index', () => {
  it('are left alone while a first index goes on, and merged into one after it', async () => {
    const file = join(tempFolder(), 'first.db');
    const store = await openSqliteStore({ file, events: silentEvents });

    await putBatches(store, 1, 40);
    const meanwhile = stateOf(file);
    expect(await store.orderIndex()).toBe('ordered');
    expect(stateOf(file)).toEqual(meanwhile);
    await store.completeIndex(at);
    await order(store);

    expect(meanwhile).toEqual({ segments: 40, automerge: 0 });
    expect(stateOf(file)).toEqual({ segments: 1, automerge: 8 });
    const match = { kind: 'word', text: 'zebrafish', prefix: false } as const;
    const request = { query: aQuery({ match }), kinds: ITEM_KINDS, limit: 1, offset: 0 };
    expect((await store.search(request)).total).toBe(40);
    expect(await store.renewDamagedIndex()).toBe('sound');
    await store.close();
  });

  it('are merged as usual from then on, and nothing is left to be done', async () => {
    const file = join(tempFolder(), 'later.db');
    const store = await openSqliteStore({ file, events: silentEvents });
    await putBatches(store, 1, 1);
    await store.completeIndex(at);
    await order(store);

    await putBatches(store, 2, 40);

    expect(stateOf(file).segments).toBeLessThan(20);
    expect(await store.orderIndex()).toBe('ordered');
    await store.close();
  });

  it('are put in order by the next index where the process ended before', async () => {
    const file = join(tempFolder(), 'killed.db');
    const killed = await openSqliteStore({ file, events: silentEvents });
    await putBatches(killed, 1, 20);
    await killed.completeIndex(at);
    await killed.close();

    const store = await openSqliteStore({ file, events: silentEvents });
    await order(store);

    expect(stateOf(file)).toEqual({ segments: 1, automerge: 8 });
    await store.close();
  });
});
