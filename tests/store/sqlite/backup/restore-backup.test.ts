import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { checkDatabase } from '../../../../src/store/sqlite/backup/check-database.ts';
import { restoreBackup } from '../../../../src/store/sqlite/backup/restore-backup.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { openTestStore } from '../../../support/open-store.ts';
import { mayMount, smallDisk } from '../../../support/small-disk.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const now = new Date('2026-11-28T20:30:00Z');

async function aDatabase(pages: number, file = join(tempFolder(), 'signalpost.db')) {
  const store = await openTestStore(file);
  await store.putPages(
    Array.from({ length: pages }, (_, n) => aPage({ id: pageId(n + 1), rows: [aRow()] })),
  );
  await store.close();
  return file;
}

describe('restoreBackup', () => {
  let backup: string;
  let databaseFile: string;

  beforeEach(async () => {
    backup = await aDatabase(3);
    databaseFile = await aDatabase(5);
  });

  const restore = (from = backup) => restoreBackup({ backup: from, databaseFile, now });
  const untouched = () => {
    expect(checkDatabase(databaseFile).pages).toBe(5);
    expect(readdirSync(dirname(databaseFile))).toEqual(['signalpost.db']);
  };

  it('puts the backup in place, and keeps what it replaces', () => {
    const { facts, kept } = restore();

    expect(facts.pages).toBe(3);
    expect(checkDatabase(databaseFile).pages).toBe(3);
    expect(kept).toBe(`${databaseFile}.before-restore.20261128T203000Z`);
    expect(checkDatabase(kept ?? '').pages).toBe(5);
    expect(checkDatabase(backup).pages).toBe(3);
  });

  it('makes a database where there was none, its folder too', () => {
    databaseFile = join(tempFolder(), 'new', 'signalpost.db');

    expect(restore().kept).toBeNull();
    expect(checkDatabase(databaseFile).pages).toBe(3);
  });

  it('refuses while a server holds the database', async () => {
    const store = await openSqliteStore({ file: databaseFile, events: silentEvents });
    await store.holdLease('writer', 'host:7 some-id', now, 15_000);

    expect(() => restore()).toThrow(/A Signalpost uses .*\(host:7\)\. Stop it first/);
    await store.close();
    expect(checkDatabase(databaseFile).pages).toBe(5);
  });

  it('forgets who served the database when the backup was made', async () => {
    const store = await openSqliteStore({ file: backup, events: silentEvents });
    await store.holdLease('writer', 'host:7 some-id', now, 15_000);
    await store.close();
    restore();

    const restored = await openSqliteStore({ file: databaseFile, events: silentEvents });
    const outcome = await restored.holdLease('writer', 'host:8 other-id', now, 15_000);
    await restored.close();

    expect(outcome).toMatchObject({ kind: 'held' });
  });

  it('takes the place of a database that cannot be read any more, and keeps even that', () => {
    const rubbish = 'SQLite format 3\0'.padEnd(4096, 'x');
    writeFileSync(databaseFile, rubbish);

    const { kept } = restore();

    expect(checkDatabase(databaseFile).pages).toBe(3);
    expect(readFileSync(kept ?? '', 'utf8')).toBe(rubbish);
  });

  it('refuses a backup that was cut off', () => {
    const cut = join(tempFolder(), 'cut.db');
    writeFileSync(cut, readFileSync(backup).subarray(0, 40_000));

    expect(() => restore(cut)).toThrow(/cut\.db is damaged or cut off .* Nothing was changed/);
    untouched();
  });

  it('refuses a backup with a page that was written over', () => {
    const broken = join(tempFolder(), 'broken.db');
    copyFileSync(backup, broken);
    const bytes = readFileSync(broken);
    bytes.fill(0xff, 8_192, 12_288);
    writeFileSync(broken, bytes);

    expect(() => restore(broken)).toThrow(/broken\.db is damaged/);
    untouched();
  });

  it('refuses what is no backup of Signalpost', () => {
    const other = join(tempFolder(), 'other.db');
    const db = new Sqlite(other);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const letter = join(tempFolder(), 'letter.txt');
    writeFileSync(letter, 'dear reader '.repeat(50));

    expect(() => restore(other)).toThrow(
      'other.db is no backup of Signalpost. Nothing was changed.',
    );
    expect(() => restore(letter)).toThrow('letter.txt is no backup of Signalpost.');
    expect(() => restore('/nowhere/backup.db')).toThrow(
      'There is no backup at /nowhere/backup.db.',
    );
    untouched();
  });

  it('refuses a backup of a newer Signalpost', () => {
    const db = new Sqlite(backup);
    db.pragma('user_version = 9999');
    db.close();

    expect(() => restore()).toThrow(/written by a newer Signalpost \(schema 9999/);
    untouched();
  });

  it.runIf(mayMount)('changes nothing on a disk that is full', async () => {
    const disk = smallDisk(4_000);
    databaseFile = await aDatabase(5, join(disk, 'signalpost.db'));
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 100_000));

    expect(() => restore()).toThrow(/the disk is full\. Nothing was changed/);
    expect(readdirSync(disk).toSorted()).toEqual(['filler', 'signalpost.db']);
    expect(checkDatabase(databaseFile).pages).toBe(5);
  });

  it('leaves nothing of its own behind when it refuses', () => {
    expect(() => restore('/nowhere/backup.db')).toThrow();

    expect(existsSync(`${databaseFile}.restoring`)).toBe(false);
  });
});
