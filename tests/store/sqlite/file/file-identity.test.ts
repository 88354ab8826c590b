import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { writeBackup } from '../../../../src/store/sqlite/backup/write-backup.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { aTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('a database file that goes while it is open', () => {
  let file: string;
  let store: Store;

  beforeEach(async () => {
    file = join(await aTemporaryFolder(), 'open.db');
    store = await openSqliteStore({ file, events: silentEvents });
    await store.putPages([aPage()]);
    return () => store.close();
  });

  const now = new Date('2026-11-28T19:30:00Z');
  const record = () => store.recordEvent('Ev1', {}, now);

  it.each([
    ['deleted', () => rm(file), /open\.db was deleted while/],
    ['moved away', () => rename(file, `${file}.old`), /open\.db was deleted while/],
    [
      'replaced',
      async () => {
        await copyFile(file, `${file}.new`);
        await rename(`${file}.new`, file);
      },
      /open\.db was replaced by another file while/,
    ],
    ['robbed of its log', () => rm(`${file}-wal`), /open\.db-wal was deleted while/],
  ])(
    'takes nothing more when it was %s, says so, and goes on reading',
    async (_, away, message) => {
      await away();

      await expect(record()).rejects.toMatchObject({ code: 'replaced' });
      await expect(record()).rejects.toThrow(message);
      await expect(store.probe(now)).rejects.toMatchObject({ code: 'replaced' });
      expect((await store.archiveStatus()).pages).toBe(1);
    },
  );

  it('takes nothing more when a backup was copied over it, and tells of it', async () => {
    const backup = `${file}.backup`;
    await writeBackup({ databaseFile: file, to: backup, now });
    const rows = Array.from({ length: 400 }, (_, n) => aRow({ name: `Row ${n}` }));
    await store.putPages([aPage({ id: pageId(2), rows })]);
    await store.close();
    store = await openSqliteStore({ file, events: silentEvents });
    expect(await record()).toBe('new');

    await copyFile(backup, file);

    await expect(record()).rejects.toMatchObject({ code: 'replaced' });
    await expect(store.probe(now)).rejects.toThrow(/another file was copied over .*open\.db while/);
  });

  it('takes writes while it grows, also by another process', async () => {
    const other = await openSqliteStore({ file, events: silentEvents });
    for (let n = 3; n < 20; n += 1) {
      const rows = Array.from({ length: 100 }, (_, row) => aRow({ name: `Row ${row} of ${n}` }));
      await other.putPages([aPage({ id: pageId(n), rows })]);
      await store.recordEvent(`Ev${n}`, {}, now);
    }
    await other.close();

    expect(await store.recordEvent('Ev99', {}, now)).toBe('new');
  });

  it('takes writes again once the same file is back', async () => {
    await rename(file, `${file}.old`);
    await expect(record()).rejects.toThrow();

    await rename(`${file}.old`, file);

    expect(await record()).toBe('new');
  });
});
