import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, pageId } from '../../../support/builders.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

it('counts anew after every write, of this connection or of another', async () => {
  const file = join(tempFolder(), 'signalpost.db');
  const store = await openSqliteStore({ file, events: silentEvents });
  const other = await openSqliteStore({ file, events: silentEvents });
  const page = (n: number) => {
    const one = aPage({ id: pageId(n) });
    return { ...one, stamp: { ...one.stamp, file: `${pageId(n)}.md` } };
  };
  const counts = async () => {
    const { pages, items } = await store.archiveStatus();
    return [pages, items.signal];
  };

  const seen = [await counts()];
  await store.putPages([page(1)]);
  seen.push(await counts(), await counts());
  await other.putPages([page(2), page(3)]);
  seen.push(await counts());
  await other.removeFiles([`${pageId(2)}.md`], new Date('2026-11-24T09:00:00Z'));
  seen.push(await counts());
  await store.removeFiles([`${pageId(3)}.md`], new Date('2026-11-24T09:00:00Z'));
  seen.push(await counts());
  await store.close();
  await other.close();

  expect(seen).toEqual([
    [0, 0],
    [1, 1],
    [1, 1],
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
});
