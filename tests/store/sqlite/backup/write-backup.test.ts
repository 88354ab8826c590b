import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { backupsIn } from '../../../../src/store/sqlite/backup/backup-files.ts';
import { checkDatabase } from '../../../../src/store/sqlite/backup/check-database.ts';
import { writeBackup } from '../../../../src/store/sqlite/backup/write-backup.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { openTestStore } from '../../../support/open-store.ts';
import { mayMount, smallDisk } from '../../../support/small-disk.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const now = new Date('2026-11-28T20:30:00Z');

describe('writeBackup', () => {
  let databaseFile: string;

  beforeEach(() => {
    databaseFile = join(tempFolder(), 'signalpost.db');
  });

  const openWith = async (pages: number) => {
    const store = await openTestStore(databaseFile);
    await store.putPages(
      Array.from({ length: pages }, (_, n) => aPage({ id: pageId(n + 1), rows: [aRow(), aRow()] })),
    );
    return store;
  };

  it('copies what an open database holds, also what is still in its log', async () => {
    const store = await openWith(3);
    const folder = tempFolder();

    const { file, facts } = await writeBackup({ databaseFile, to: `${folder}/`, now });
    await store.close();

    expect(file).toBe(join(folder, 'signalpost-20261128T203000Z.db'));
    expect(facts).toMatchObject({ pages: 3, items: 6, decisions: 0, search: 'sound' });
    expect(checkDatabase(file)).toEqual(facts);
    expect(readdirSync(folder)).toEqual(['signalpost-20261128T203000Z.db']);
  });

  it('is one state of a database that is written to meanwhile', async () => {
    const store = await openWith(1);
    let writing = true;
    const writer = (async () => {
      for (let n = 2; writing; n += 1) {
        await store.putPages([aPage({ id: pageId(n), rows: [aRow(), aRow()] })]);
        await setImmediate();
      }
    })();

    const { facts } = await writeBackup({ databaseFile, to: `${tempFolder()}/`, now });
    writing = false;
    await writer;
    await store.close();

    expect(facts.items).toBe(facts.pages * 2);
  });

  it('has the rights of the database', async () => {
    const store = await openWith(1);
    const { file } = await writeBackup({ databaseFile, to: join(tempFolder(), 'copy.db'), now });
    await store.close();

    expect(statSync(file).mode).toBe(statSync(databaseFile).mode);
  });

  it('lets the oldest go when there are more than are to be kept, and nothing else', async () => {
    const store = await openWith(1);
    const folder = tempFolder();
    writeFileSync(join(folder, 'letter.db'), 'mine');
    for (const day of [1, 2, 3]) {
      const at = new Date(`2026-11-0${day}T03:00:00Z`);
      await writeBackup({ databaseFile, to: folder, keep: 2, now: at });
    }
    await store.close();

    expect(backupsIn(folder).map(({ madeAt }) => madeAt.toISOString())).toEqual([
      '2026-11-03T03:00:00.000Z',
      '2026-11-02T03:00:00.000Z',
    ]);
    expect(readdirSync(folder)).toContain('letter.db');
  });

  it('writes over no file that is there', async () => {
    const store = await openWith(1);
    const file = join(tempFolder(), 'letter.txt');
    writeFileSync(file, 'mine');

    const writing = writeBackup({ databaseFile, to: file, now });

    await expect(writing).rejects.toThrow(/is there already and was left as it is/);
    await store.close();
  });

  it('says so where there is no database', async () => {
    const writing = writeBackup({ databaseFile, to: `${tempFolder()}/`, now });

    await expect(writing).rejects.toThrow(/There is no database at .* to back up/);
  });

  it('keeps flags though the search index is damaged, and says so', async () => {
    const store = await openWith(2);
    await store.close();
    const db = new Sqlite(databaseFile).unsafeMode();
    db.exec("UPDATE item_fts_data SET block = x'00' WHERE id > 10");
    db.close();

    const { facts } = await writeBackup({ databaseFile, to: `${tempFolder()}/`, now });

    expect(facts).toMatchObject({ pages: 2, search: 'damaged' });
  });

  it.runIf(mayMount)('leaves nothing on a disk that is full, and drops no older one', async () => {
    const store = await openWith(50);
    const disk = smallDisk(100);
    writeFileSync(join(disk, 'signalpost-20261101T030000Z.db'), 'older');

    const writing = writeBackup({ databaseFile, to: disk, keep: 1, now });

    await expect(writing).rejects.toThrow(/No backup was made: the disk .* is full/);
    expect(readdirSync(disk)).toEqual(['signalpost-20261101T030000Z.db']);
    await store.close();
  });
});
