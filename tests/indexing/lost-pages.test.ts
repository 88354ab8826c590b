import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageId } from '../support/builders.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { aPageNamed, aPageText, fileOf } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

describe('pages that are broken, or gone', () => {
  it('keeps the last version of a page that is being written, and reads it the next time', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), aPageNamed('Heat'));
    const index = await openTestIndex(folder);
    await index.run();
    writeIn(folder, fileOf(1), aPageNamed('Half'));
    writeIn(folder, fileOf(2), aPageNamed('Half'));
    writeIn(folder, fileOf(3), aPageNamed('Cold'));
    const names = async () => (await index.items()).map(({ item }) => item.name).sort();

    const report = await index.run({
      isBeingWritten: (file) => [fileOf(1), fileOf(2)].includes(file),
    });
    const during = await names();
    await index.run();

    expect(report).toMatchObject({
      indexed: 1,
      removed: 0,
      warnings: [{ code: 'being-written' }, { code: 'being-written' }],
    });
    expect(during).toEqual(['Cold', 'Heat']);
    expect(await names()).toEqual(['Cold', 'Half', 'Half']);
  });

  it('takes the items of a removed page out of search, and brings them back as they were', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageText());
    writeIn(folder, fileOf(2), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    const before = await index.items();
    rmSync(path);

    const removal = await index.run();
    const between = await index.items();
    writeIn(folder, fileOf(1), aPageText());
    const comeback = await index.run();

    expect(removal).toMatchObject({ pages: 1, removed: 1 });
    expect(between.map(({ page }) => page.id)).toEqual([pageId(2), pageId(2)]);
    expect(comeback).toMatchObject({ pages: 2, indexed: 1 });
    expect(await index.items()).toEqual(before);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['binary', new Uint8Array([1, 0, 2])],
    ['far too large', new Uint8Array(5 * 1024 * 1024).fill(65)],
    ['cut off', aPageText().slice(0, -10)],
  ])('keeps the last good version of a page that has become %s', async (_, content) => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageText());
    writeIn(folder, fileOf(2), aPageNamed('Other'));
    const index = await openTestIndex(folder);
    await index.run();
    const before = await index.items();
    writeFileSync(path, content);

    const report = await index.run();
    const again = await index.run();

    expect(report).toMatchObject({ pages: 2, indexed: 0, rejected: [{ file: fileOf(1) }] });
    expect(again).toMatchObject({ pages: 2, indexed: 0, rejected: [{ file: fileOf(1) }] });
    expect(await index.items()).toEqual(before);
    expect(await index.store.archiveStatus()).toMatchObject({ rejectedFiles: 1 });
  });

  it('keeps the last good version of a page that has become a link', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, fileOf(1), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    rmSync(path);
    symlinkSync('/etc/hostname', path);

    const report = await index.run();

    expect(report).toMatchObject({ pages: 1, rejected: [{ problems: [{ code: 'not-a-file' }] }] });
    expect(await index.items()).toHaveLength(2);
  });

  it('changes nothing when the folder is missing or has lost all its pages', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, `sub/${fileOf(1)}`, aPageText());
    const index = await openTestIndex(join(folder, 'sub'));
    await index.run();

    rmSync(path);
    await expect(index.run()).rejects.toThrow(/--allow-empty/);
    rmSync(join(folder, 'sub'), { recursive: true });
    await expect(index.run()).rejects.toThrow(/there is no such folder/);

    expect(await index.items()).toHaveLength(2);
  });

  it('empties the index when that is wanted', async () => {
    const folder = tempFolder();
    rmSync(writeIn(folder, fileOf(1), aPageText()));
    const path = writeIn(folder, fileOf(1), aPageText());
    const index = await openTestIndex(folder);
    await index.run();
    rmSync(path);

    const report = await index.run({ allowEmpty: true });

    expect(report).toMatchObject({ pages: 0, removed: 1 });
    expect(await index.items()).toEqual([]);
  });
});
