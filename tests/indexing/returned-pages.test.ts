import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageId } from '../support/builders.ts';
import { aPageNamed, aPageText, fileOf } from '../support/page-text.ts';
import { writeIn } from '../support/temp-folder.ts';
import { indexedOnce } from './indexed-once.ts';

describe('a page that was gone when an index looked, and comes back under another name', () => {
  it('is the page that it was, with its items', async () => {
    const { folder, path, index } = await indexedOnce(aPageText(), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    const before = await index.items();
    renameSync(path, join(folder, 'aside.txt'));
    await index.run();
    renameSync(join(folder, 'aside.txt'), join(folder, fileOf(9)));

    const report = await index.run();
    const later = await index.run();

    expect(report).toMatchObject({ pages: 2, indexed: 1, unchanged: 1, removed: 0 });
    expect(later).toMatchObject({ pages: 2, indexed: 0, unchanged: 2 });
    expect(await index.items()).toEqual(before);
  });

  it.each([
    ['before the page was gone', false],
    ['when the page was gone', true],
  ])('is the page that it was when its new file was seen half-written %s', async (_, isGone) => {
    const { folder, path, index } = await indexedOnce(aPageText(), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    const before = await index.items();
    const copy = writeIn(folder, fileOf(9), aPageText().slice(0, 100));
    if (isGone) {
      rmSync(path);
    }
    await index.run();
    rmSync(path, { force: true });
    writeFileSync(copy, aPageText());

    await index.run();
    const later = await index.run();

    expect(later).toMatchObject({ pages: 2, indexed: 0, unchanged: 2, rejected: [] });
    expect(await index.items()).toEqual(before);
  });

  it('is once that page, a second time a page of its own', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    rmSync(path);
    await index.run();
    writeIn(folder, fileOf(8), aPageNamed('Heat'));
    writeIn(folder, fileOf(9), aPageNamed('Heat'));

    await index.run();

    const pages = (await index.items()).map(({ page }) => page.id);
    expect(pages).toEqual([pageId(1), pageId(2), pageId(9)]);
  });

  it('is a new page when another came under its old name at the same time', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    rmSync(path);
    await index.run();
    writeIn(folder, fileOf(1), aPageNamed('Cold'));
    writeIn(folder, fileOf(9), aPageNamed('Heat'));

    await index.run();

    const pages = (await index.items()).map(({ item, page }) => [item.name, page.id]);
    expect(pages).toEqual([
      ['Cold', pageId(1)],
      ['Other', pageId(2)],
      ['Heat', pageId(9)],
    ]);
  });

  it('is a new page when it broke before it went: those bytes were no page', async () => {
    const { path, index } = await indexedOnce(aPageNamed('Heat'), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    writeFileSync(path, 'nonsense');
    await index.run();
    rmSync(path);
    await index.run();

    expect(await index.store.gonePages()).toEqual([]);
  });
});
