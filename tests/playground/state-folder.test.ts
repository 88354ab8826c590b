import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, removeUnused, stateFolder } from '../../src/playground/state-folder.ts';
import { takeFileLock } from '../../src/store/sqlite/file/file-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('where a playground keeps its state', () => {
  it('is a folder of this user that no other user can look into', async () => {
    const around = dirname(await stateFolder(null));

    expect(around).toBe(join(tmpdir(), `signalpost-playground-${userInfo().username}`));
    expect(statSync(around).mode & 0o077).toBe(0);
  });

  it('is another one for each archive', async () => {
    const around = tempFolder();

    const folders = await Promise.all([null, '/a', '/b'].map((one) => stateFolder(one, around)));

    expect(new Set(folders).size).toBe(3);
  });

  it('is nobody else’s where a fresh one is asked for, and leaves nothing', async () => {
    const around = tempFolder();
    const [first, second] = [await freshFolder(around), await freshFolder(around)];
    expect(second).not.toBe(first);

    await removeUnused(second);

    expect(existsSync(second)).toBe(false);
  });

  it('is cleared of what killed ones left, and not of what runs', async () => {
    const around = tempFolder();
    mkdirSync(join(around, 'fresh-killed'));
    writeFileSync(join(around, 'fresh-killed.json'), '{}');
    mkdirSync(join(around, 'fresh-runs'));
    const runs = takeFileLock(join(around, 'fresh-runs.lock'));

    const mine = await freshFolder(around);

    const left = readdirSync(around);
    expect(left).toEqual(expect.arrayContaining([basename(mine), 'fresh-runs', 'fresh-runs.lock']));
    expect(left.filter((name) => name.startsWith('fresh-killed'))).toEqual([]);
    runs?.release();
  });
});
