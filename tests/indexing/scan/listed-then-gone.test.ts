import fs, { rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scanArchive } from '../../../src/indexing/scan/scan-archive.ts';
import { generatePage } from '../../support/generate-page.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const lstat = fs.lstatSync;

function lookWith(look: (...args: Parameters<typeof lstat>) => unknown): void {
  Object.assign(fs, { lstatSync: look });
  syncBuiltinESMExports();
}

/** Has something happen the moment before each file that was listed is looked at. */
function beforeEachLook(happen: (path: string) => void): void {
  let isHappening = false;
  lookWith((...args) => {
    if (!isHappening) {
      isHappening = true;
      try {
        happen(String(args[0]));
      } finally {
        isHappening = false;
      }
    }
    return lstat(...args);
  });
}

afterEach(() => lookWith(lstat));

/** As Node throws it of a name that leads nowhere. */
function enoent(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, lstat '${path}'`), {
    code: 'ENOENT',
  });
}

describe('a file that is listed and then leads nowhere', () => {
  const pages = [generatePage(1, 'B5'), generatePage(2, 'B5')] as const;
  const [first, second] = pages.map(({ id }) => `${id}.md`) as [string, string];

  const anArchive = (below = '') => {
    const folder = tempFolder();
    writeIn(folder, `${below}${first}`, pages[0].text);
    writeIn(folder, `${below}${second}`, pages[1].text);
    return folder;
  };

  it.each(['', 'may/'])('is gone where its folder lists it no more (in “%s”)', async (below) => {
    const folder = anArchive(below);
    beforeEachLook((path) => {
      if (path.endsWith(first)) {
        rmSync(join(folder, below, first), { force: true });
      }
    });

    const scan = await scanArchive(folder);

    expect(scan.files.map(({ file }) => file)).toEqual([`${below}${second}`]);
    expect(scan.odd).toEqual([]);
  });

  it('is gone with the whole folder around it', async () => {
    const folder = anArchive('may/');
    beforeEachLook(() => rmSync(join(folder, 'may'), { recursive: true, force: true }));

    const scan = await scanArchive(folder);

    expect([scan.files, scan.odd, scan.unreadable]).toEqual([[], [], []]);
  });

  it('is there, and named, where its folder still lists it; its page stays', async () => {
    const folder = anArchive();
    const index = await openTestIndex(folder);
    await index.run();
    beforeEachLook((path) => {
      if (path.endsWith(first)) {
        throw enoent(path);
      }
    });

    const scan = await scanArchive(folder);
    const report = await index.run();

    expect(scan.odd).toMatchObject([{ file: first, problem: { code: 'unreadable' } }]);
    expect(report.removed).toBe(0);
    expect((await index.store.archiveStatus()).pages).toBe(2);
    await index.store.close();
  });
});
