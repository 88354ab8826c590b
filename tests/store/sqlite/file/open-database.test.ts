import { execFileSync } from 'node:child_process';
import { chmod, copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { openDatabase } from '../../../../src/store/sqlite/file/open-database.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../../../src/store/sqlite/migrate.ts';
import { createHurriedClock } from '../../../support/manual-clock.ts';
import { makeReadOnly, mayMount, smallDisk } from '../../../support/small-disk.ts';
import { aTemporaryFolder } from '../../../support/temporary-folder.ts';

const events = silentEvents;
const NOBODY = 65_534;

/** The superuser may write anywhere, so it steps down meanwhile. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.();
  if (user !== 0) {
    return work();
  }
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(user);
  }
}

describe('opening the database', () => {
  it('makes one with its folders, marked as ours and safe against a power cut', async () => {
    const file = join(await aTemporaryFolder(), 'a', 'b', 'new.db');

    const db = await openDatabase({ file, events });

    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect({
      application: pragma('application_id'),
      version: pragma('user_version'),
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      lockWaitMs: pragma('busy_timeout'),
    }).toEqual({
      application: APPLICATION_ID,
      version: SCHEMA_VERSION,
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      lockWaitMs: 0,
    });
    db.close();
  });

  it('keeps these settings when it opens the file again', async () => {
    const file = join(await aTemporaryFolder(), 'again.db');
    (await openDatabase({ file, events })).close();

    const db = await openDatabase({ file, events });

    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it.each([
    ['of another program', 'CREATE TABLE notes (text); PRAGMA user_version = 2'],
    ['of another program in WAL mode', 'PRAGMA journal_mode = WAL; CREATE TABLE notes (text)'],
    ['with the mark of another program', 'PRAGMA application_id = 7; CREATE TABLE page (id)'],
  ])('refuses a database %s and leaves it byte for byte', async (_, sql) => {
    const folder = await aTemporaryFolder();
    const file = join(folder, 'foreign.db');
    new Sqlite(file).exec(sql).close();
    const before = await readFile(file);

    const opening = openDatabase({ file, events });

    await expect(opening).rejects.toMatchObject({ name: 'StoreError', code: 'not-ours' });
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['foreign.db']);
  });

  it('refuses a database of another program whose changes still wait in its log', async () => {
    const folder = await aTemporaryFolder();
    const running = new Sqlite(join(folder, 'running.db'));
    running.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (text)');
    const file = join(folder, 'crashed.db');
    await copyFile(running.name, file);
    await copyFile(`${running.name}-wal`, `${file}-wal`);
    running.close();
    const before = await readFile(file);

    await expect(openDatabase({ file, events })).rejects.toMatchObject({ code: 'not-ours' });

    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toContain('crashed.db-wal');
  });

  it.each([
    ['a text', 'Dear diary, '.repeat(100)],
    ['a short text', 'x'],
  ])('refuses %s and leaves it byte for byte', async (_, text) => {
    const file = join(await aTemporaryFolder(), 'notes.txt');
    await writeFile(file, text);

    await expect(openDatabase({ file, events })).rejects.toMatchObject({ code: 'not-ours' });
    await expect(openDatabase({ file, events, readonly: true })).rejects.toMatchObject({
      code: 'not-ours',
    });

    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('refuses a database of a newer Signalpost with a sentence, untouched', async () => {
    const file = join(await aTemporaryFolder(), 'newer.db');
    (await openDatabase({ file, events })).close();
    const newer = new Sqlite(file);
    newer.pragma('user_version = 999');
    newer.close();
    const before = await readFile(file);

    const opening = openDatabase({ file, events });

    await expect(opening).rejects.toMatchObject({
      code: 'too-new',
      message: expect.stringContaining('was written by a newer Signalpost'),
    });
    expect(await readFile(file)).toEqual(before);
  });

  it('says how to make a database that shall only be read and is not there', async () => {
    const folder = await aTemporaryFolder();
    const file = join(folder, 'missing.db');

    await expect(openDatabase({ file, events, readonly: true })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('index <folder>'),
    });

    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['reading', true],
    ['writing', false],
  ])('says what to do about a folder that it may not write to, for %s', async (_, readonly) => {
    const folder = await aTemporaryFolder();
    const file = join(folder, 'ours.db');
    (await openDatabase({ file, events })).close();
    await chmod(folder, 0o555);
    onTestFinished(() => chmod(folder, 0o755));

    const opening = asOrdinaryUser(() => openDatabase({ file, events, readonly }));

    await expect(opening).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/may not write to .* copy the database to another folder/),
    });
  });

  it("says the same of another user's file, before anything is written to it", async () => {
    const folder = await aTemporaryFolder();
    const file = join(folder, 'theirs.db');
    (await openDatabase({ file, events })).close();
    await chmod(file, 0o444);
    await chmod(folder, 0o777);

    const opening = asOrdinaryUser(() => openDatabase({ file, events }));

    await expect(opening).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/may not write to .* copy the database to another folder/),
    });
  });

  it.runIf(mayMount).each([
    ['reading', true],
    ['writing', false],
  ])('says the same of a disk for reading only, for %s', async (_, readonly) => {
    const folder = smallDisk(4000);
    const file = join(folder, 'ours.db');
    (await openDatabase({ file, events })).close();
    makeReadOnly(folder);

    await expect(openDatabase({ file, events, readonly })).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/may not write to .* copy the database to another folder/),
    });
  });

  it('refuses a folder', async () => {
    const file = await aTemporaryFolder();

    await expect(openDatabase({ file, events })).rejects.toMatchObject({ name: 'StoreError' });
  });

  it('refuses a pipe without waiting for a writer', async () => {
    const file = join(await aTemporaryFolder(), 'pipe.db');
    execFileSync('mkfifo', [file]);

    await expect(openDatabase({ file, events })).rejects.toThrow(`${file} is not a file.`);
  });

  it('waits in short steps for a locked database, and then says that it is busy', async () => {
    const file = join(await aTemporaryFolder(), 'locked.db');
    const other = new Sqlite(file);
    other.exec('BEGIN EXCLUSIVE');
    const clock = createHurriedClock('2026-11-20');

    const opening = openDatabase({ file, events, clock });

    await expect(opening).rejects.toMatchObject({ code: 'busy' });
    other.exec('ROLLBACK');
    (await openDatabase({ file, events, clock })).close();
    other.close();
  });
});
