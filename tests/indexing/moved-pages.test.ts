import { hash } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageId } from '../support/builders.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { aPageNamed, aPageText, fileOf } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';
import { indexedOnce } from './indexed-once.ts';

const sha256 = (text: string) => hash('sha256', text);

describe('an index of files that got other names', () => {
  it.each([
    ['another name', fileOf(9)],
    ['another folder', `2026/${fileOf(1)}`],
  ])('takes a file that has got %s for the page that it was', async (_, name) => {
    const { folder, path, index } = await indexedOnce(aPageText());
    const before = await index.items();
    writeIn(folder, '2026/x.txt', '');
    renameSync(path, join(folder, name));

    const report = await index.run();
    const later = await index.run();

    expect(report).toMatchObject({ pages: 1, indexed: 0, unchanged: 1, removed: 0 });
    expect(later).toMatchObject({ pages: 1, indexed: 0, unchanged: 1, removed: 0 });
    expect(await index.items()).toEqual(before);
  });

  it('finds both a renamed page and a new one under its old name', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'));
    const [heat] = await index.items();
    renameSync(path, join(folder, fileOf(2)));
    await index.run();
    writeFileSync(path, aPageNamed('Cold'));

    const report = await index.run();
    const later = await index.run();

    expect(report).toMatchObject({ pages: 2, indexed: 1, unchanged: 1, rejected: [] });
    expect(later).toMatchObject({ pages: 2, indexed: 0, unchanged: 2, rejected: [] });
    const items = await index.items();
    expect(items.map(({ item }) => item.name).sort()).toEqual(['Cold', 'Heat']);
    expect(items).toContainEqual(heat);
    expect(new Set(items.map(({ page }) => page.id)).size).toBe(2);
  });

  it('frees a file that an earlier version shut out for its name', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'));
    renameSync(path, join(folder, fileOf(2)));
    await index.run();
    writeFileSync(path, aPageNamed('Cold'));
    const { size, mtimeMs } = statSync(path);
    await index.store.rejectFile(
      { file: fileOf(1), hash: sha256(aPageNamed('Cold')), size, mtimeMs },
      pageId(1),
      [],
    );

    const report = await index.run();

    expect(report).toMatchObject({ pages: 2, indexed: 1, rejected: [] });
    expect(await index.store.archiveStatus()).toMatchObject({ rejectedFiles: 0 });
  });

  it('rejects one of two new files under the old name of a renamed page', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'));
    renameSync(path, join(folder, fileOf(2)));
    await index.run();
    writeIn(folder, `a/${fileOf(1)}`, aPageNamed('Cold'));
    writeIn(folder, `b/${fileOf(1)}`, aPageNamed('Wind'));

    const report = await index.run();

    expect(report).toMatchObject({
      pages: 2,
      rejected: [{ file: `b/${fileOf(1)}`, problems: [{ code: 'same-page' }] }],
    });
    expect(report.rejected[0]?.problems[0]?.message).toContain(`a/${fileOf(1)}`);
  });

  it('knows a page on the day that its origin no longer lies in the future', async () => {
    const title = '# __Harbours__, from ([20361126](https://letters.example.org/20361126).)';
    const { folder, path, index } = await indexedOnce(aPageText({ title }), {
      [`copies/${fileOf(1)}`]: aPageNamed('Copy'),
      [fileOf(2)]: aPageNamed('Other'),
    });
    const idsOf = async () => (await index.items()).map(({ item }) => item.id);
    const before = await idsOf();
    index.clock.set(new Date('2036-11-26T09:00:00Z'));

    const withCopy = await index.run();
    rmSync(join(folder, 'copies'), { recursive: true });
    index.clock.set(new Date('2036-11-27T09:00:00Z'));
    renameSync(path, join(folder, fileOf(9)));
    await index.run();

    expect(withCopy.rejected).toMatchObject([{ file: `copies/${fileOf(1)}` }]);
    expect(await idsOf()).toEqual(before);
  });

  it('knows a renamed page also when its day comes with the same index', async () => {
    const title = '# __Harbours__, from ([20361126](https://letters.example.org/20361126).)';
    const { folder, path, index } = await indexedOnce(aPageText({ title }));
    const [before] = await index.items();
    index.clock.set(new Date('2036-11-26T09:00:00Z'));
    renameSync(path, join(folder, fileOf(9)));

    await index.run();
    await index.run();

    const [after] = await index.items();
    expect(after?.item).toEqual(before?.item);
    expect(after?.page.pageDate).toBe('2036-11-26');
  });

  it('keeps the last good version of a page that is renamed while it is broken', async () => {
    const { folder, path, index } = await indexedOnce(aPageText(), {
      [fileOf(2)]: aPageNamed('Other'),
    });
    const before = await index.items();
    writeFileSync(path, aPageText().slice(0, -10));
    await index.run();
    renameSync(path, join(folder, fileOf(9)));

    const report = await index.run();
    const later = await index.run();

    for (const { pages, removed, rejected } of [report, later]) {
      expect({ pages, removed }).toEqual({ pages: 2, removed: 0 });
      expect(rejected).toMatchObject([{ file: fileOf(9) }]);
    }
    expect(await index.items()).toEqual(before);
    expect(await index.store.archiveStatus()).toMatchObject({ rejectedFiles: 1, warnings: 0 });
    writeIn(folder, fileOf(9), aPageText());
    await index.run();
    expect(await index.items()).toEqual(before);
    expect(await index.store.archiveStatus()).toMatchObject({ rejectedFiles: 0 });
  });

  it('does not take one broken file for another that had the same bytes', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(9), aPageNamed('Rain'));
    const first = writeIn(folder, fileOf(1), '');
    const index = await openTestIndex(folder);
    await index.run();
    rmSync(first);
    const second = writeIn(folder, fileOf(2), '');
    await index.run();
    writeFileSync(second, aPageNamed('Cold'));
    await index.run();
    writeFileSync(first, aPageNamed('Heat'));

    const report = await index.run();

    expect(report).toMatchObject({ pages: 3, indexed: 1, rejected: [] });
    const pages = (await index.items()).map(({ item, page }) => [item.name, page.id]);
    expect(pages.sort()).toEqual([
      ['Cold', pageId(2)],
      ['Heat', pageId(1)],
      ['Rain', pageId(9)],
    ]);
  });

  it('finds both when a page got another name and a new one its old name at once', async () => {
    const { folder, path, index } = await indexedOnce(aPageNamed('Heat'));
    renameSync(path, join(folder, fileOf(2)));
    await index.run();
    renameSync(join(folder, fileOf(2)), join(folder, fileOf(3)));
    writeFileSync(path, aPageNamed('Cold'));

    const report = await index.run();
    const later = await index.run();

    expect(report).toMatchObject({ pages: 2, indexed: 2, removed: 0, rejected: [] });
    expect(later).toMatchObject({ pages: 2, unchanged: 2 });
    expect((await index.items()).map(({ item }) => item.name).sort()).toEqual(['Cold', 'Heat']);
  });

  it('lets a page move to another folder and change at once', async () => {
    const { folder, path, index } = await indexedOnce(aPageText());
    rmSync(path);
    writeIn(folder, `2026/${fileOf(1)}`, aPageNamed('Heat plans'));

    const report = await index.run();

    expect(report).toMatchObject({ pages: 1, indexed: 1, removed: 0 });
    expect((await index.items()).map(({ item }) => item.name)).toEqual(['Heat plans']);
    expect((await index.store.knownFiles()).map(({ file }) => file)).toEqual([`2026/${fileOf(1)}`]);
  });

  it('keeps the last good version of a page that moved and broke at once', async () => {
    const { folder, path, index } = await indexedOnce(aPageText());
    rmSync(path);
    writeIn(folder, `2026/${fileOf(1)}`, 'nonsense');

    const report = await index.run();

    expect(report).toMatchObject({
      pages: 1,
      removed: 0,
      rejected: [{ file: `2026/${fileOf(1)}` }],
    });
    expect(await index.items()).toHaveLength(2);
  });

  it('rejects a second file with the same name as a page that it has', async () => {
    const folder = tempFolder();
    writeIn(folder, `b/${fileOf(1)}`, aPageNamed('First'));
    const index = await openTestIndex(folder);
    await index.run();
    writeIn(folder, `a/${fileOf(1)}`, aPageNamed('Second'));

    const report = await index.run();
    rmSync(join(folder, 'b'), { recursive: true });
    const later = await index.run();

    expect(report.rejected).toMatchObject([
      { file: `a/${fileOf(1)}`, problems: [{ code: 'same-page' }] },
    ]);
    expect(later).toMatchObject({ pages: 1, indexed: 1, rejected: [] });
    expect((await index.items()).map(({ item }) => item.name)).toEqual(['Second']);
  });
});
