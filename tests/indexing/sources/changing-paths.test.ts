import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChangingPaths } from '../../../src/indexing/sources/changing-paths.ts';
import { fileOf } from '../../support/page-text.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

/** Changing paths of a folder of its own; `looks` says after how many looks all were at rest. */
function aFolder(knownSizes: Readonly<Record<string, number>> = {}) {
  const folder = tempFolder();
  const paths = createChangingPaths();
  const sizes = new Map(Object.entries(knownSizes).map(([file, n]) => [join(folder, file), n]));
  const write = (file: string, content: string) => paths.notice(writeIn(folder, file, content));
  const settle = (overdue = false) => paths.settle({ overdue, knownSizes: sizes });
  const looks = () => {
    let n = 1;
    while (!settle()) {
      n += 1;
    }
    return n;
  };
  const isBeingWritten = (file: string) => paths.isBeingWritten(join(folder, file));
  return { folder, paths, write, settle, looks, isBeingWritten };
}

describe('changing paths', () => {
  it('rest when they look the same twice', () => {
    const { write, looks, paths } = aFolder();
    write(fileOf(1), 'page');

    expect(looks()).toBe(2);
    expect(paths.isEmpty()).toBe(true);
  });

  it('give a page that became smaller three seconds, as its text may come slowly', () => {
    const { write, looks } = aFolder({ [fileOf(1)]: 100, [fileOf(2)]: 3 });
    write(fileOf(1), 'a row');
    write(fileOf(2), 'a row more');

    expect(looks()).toBe(7);
  });

  it('do not wait for a page that is gone', () => {
    const { folder, write, looks } = aFolder({ [fileOf(1)]: 100 });
    write(fileOf(1), 'a row');
    rmSync(join(folder, fileOf(1)));

    expect(looks()).toBe(2);
  });

  it('let those at rest go when it is overdue, and call the others being written', () => {
    const { write, settle, isBeingWritten } = aFolder();
    write(fileOf(1), 'page');
    settle();
    write(fileOf(2), 'half');

    const isTime = settle(true);

    expect(isTime).toBe(true);
    expect([fileOf(1), fileOf(2)].map(isBeingWritten)).toEqual([false, true]);
  });

  it('have nothing to index while none of them is at rest', () => {
    const { write, settle } = aFolder();
    write(fileOf(1), 'half');

    expect(settle(true)).toBe(false);
  });

  it('do not wait longer for a folder that is being filled', () => {
    const { folder, paths, settle } = aFolder();
    mkdirSync(join(folder, '2026'));
    paths.notice(join(folder, '2026'));

    expect(settle(true)).toBe(true);
  });

  it('call a page being written that was seen changing, until it is at rest', () => {
    const { write, settle, looks, isBeingWritten } = aFolder();
    write(fileOf(1), 'half');
    settle();
    const once = isBeingWritten(fileOf(1));
    write(fileOf(1), 'half of a page');
    settle();
    const twice = isBeingWritten(fileOf(1));
    looks();

    expect([once, twice, isBeingWritten(fileOf(1))]).toEqual([false, true, false]);
  });
});
