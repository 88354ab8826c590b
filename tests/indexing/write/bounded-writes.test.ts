import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aPageText, fileOf } from '../../support/page-text.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

/** More rows together than one transaction takes. */
const PAGES = 9;
const ROWS = 3000;

function writeLongPages(folder: string): void {
  const words = 'words '.repeat(20);
  for (let page = 0; page < PAGES; page += 1) {
    const rows = Array.from({ length: ROWS }, (_, n) => `| Row ${n} | On page ${page}: ${words} |`);
    const signals = ['| name | description |', '|:-----|:------------|', ...rows];
    writeIn(folder, fileOf(page), aPageText({ signals }));
  }
}

/** How many rows each transaction puts in, and how many pages each takes out. */
function counting(store: Store) {
  const rows: number[] = [];
  const removed: number[] = [];
  const counted: Store = {
    ...store,
    putPages: (pages) => {
      rows.push(pages.reduce((sum, { items }) => sum + items.length, 0));
      return store.putPages(pages);
    },
    removeFiles: (files, at) => {
      removed.push(files.length);
      return store.removeFiles(files, at);
    },
  };
  return { store: counted, rows, removed };
}

describe('pages with thousands of rows', () => {
  it('are written and taken out a few at a time, so that others get their turn', async () => {
    const folder = tempFolder();
    writeLongPages(folder);
    const { store, rows, removed } = counting(await openTestStore());
    const index = await openTestIndex(folder, { store });

    await index.run();

    expect(rows.reduce((sum, ofOne) => sum + ofOne, 0)).toBe(PAGES * ROWS);
    expect(Math.max(...rows)).toBeLessThanOrEqual(24_000);

    for (let page = 1; page < PAGES; page += 1) {
      rmSync(join(folder, fileOf(page)));
    }
    await index.run();

    expect(removed.reduce((sum, ofOne) => sum + ofOne, 0)).toBe(PAGES - 1);
    expect(Math.max(...removed)).toBeLessThanOrEqual(5);
    expect(await store.archiveStatus()).toMatchObject({ pages: 1, items: { signal: ROWS } });
  });
});
