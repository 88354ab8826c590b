import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeFileLock } from '../../../../src/store/sqlite/file/file-lock.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('takeFileLock', () => {
  it('gives a file to one holder at a time', () => {
    const file = join(tempFolder(), 'one.lock');

    const first = takeFileLock(file);
    const second = takeFileLock(file);
    first?.release();
    const third = takeFileLock(file);
    third?.release();

    expect(first).not.toBeNull();
    expect(second).toBeNull();
    expect(third).not.toBeNull();
  });

  it('keeps other files free', () => {
    const folder = tempFolder();

    const locks = [takeFileLock(join(folder, 'one.lock')), takeFileLock(join(folder, 'two.lock'))];

    expect(locks).not.toContain(null);
    for (const lock of locks) {
      lock?.release();
    }
  });

  it('says so where there is a folder instead', () => {
    expect(() => takeFileLock(tempFolder())).toThrow(/could not be used/);
  });
});
