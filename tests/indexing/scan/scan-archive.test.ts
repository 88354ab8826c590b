import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanArchive } from '../../../src/indexing/scan/scan-archive.ts';
import { countByCode } from '../../../src/model/problem.ts';
import { pageId } from '../../support/builders.ts';
import { fileOf } from '../../support/page-text.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

describe('scanArchive', () => {
  it('finds pages in all folders, by name, and counts what is none', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(2), 'x');
    writeIn(folder, `2026/may/${fileOf(1)}`, 'xyz');
    for (const other of [
      'index.md',
      'notes.txt',
      'ABC.md',
      `${pageId(3)}.md~`,
      `${pageId(3)}.txt`,
    ]) {
      writeIn(folder, other, 'x');
    }

    const scan = await scanArchive(folder);

    expect(scan.files.map(({ file, nameId, size }) => [file, nameId, size])).toEqual([
      [fileOf(2), pageId(2), 1],
      [`2026/may/${fileOf(1)}`, pageId(1), 3],
    ]);
    expect(scan.skippedFiles).toHaveLength(5);
    expect(scan.misnamed).toEqual([]);
  });

  it('names the files that look like pages but are not named like one', async () => {
    const folder = tempFolder();
    const id = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3';
    const misnamed = [`${id.slice(0, -1)}.md`, `${id}0.md`, `${id} (1).md`, `${id}.MD`];
    for (const name of [...misnamed, 'README.md', 'index.md', 'deadbeef.md', `${id}.png`]) {
      writeIn(folder, name, 'x');
    }
    writeIn(folder, `may/${id.toUpperCase()}.md`, 'x');

    const scan = await scanArchive(folder);

    expect(scan.files).toEqual([]);
    expect(scan.skippedFiles).toHaveLength(9);
    expect(scan.misnamed.map(({ file, code }) => [file, code])).toEqual(
      [...misnamed, `may/${id.toUpperCase()}.md`].sort().map((file) => [file, 'file-name']),
    );
    expect(scan.misnamed[0]?.severity).toBe('warning');
  });

  it('takes no note that is named by a longer hash for a page', async () => {
    const folder = tempFolder();
    for (const name of ['ab'.repeat(20), 'ab'.repeat(32), `${'ab'.repeat(20)} (1)`]) {
      writeIn(folder, `${name}.md`, 'x');
    }

    const scan = await scanArchive(folder);

    expect(scan.skippedFiles).toHaveLength(3);
    expect(scan.misnamed).toEqual([]);
  });

  it('lists fifty files that are not named like a page, and counts the others', async () => {
    const folder = tempFolder();
    for (let n = 1; n <= 53; n += 1) {
      writeIn(folder, `${pageId(n)}-copy.md`, 'x');
    }

    const { misnamed } = await scanArchive(folder);

    expect(misnamed).toHaveLength(51);
    expect(misnamed[49]).toMatchObject({ file: `${pageId(50)}-copy.md`, code: 'file-name' });
    expect(misnamed[50]).toMatchObject({ file: '.', code: 'more-warnings' });
    expect(countByCode(misnamed)).toEqual({ 'file-name': 53 });
  });

  it('leaves out hidden folders, node_modules, analyses and lost+found', async () => {
    const folder = tempFolder();
    for (const hidden of [
      '.git',
      '.obsidian/x',
      'node_modules/y',
      'docs/analyses/topics',
      'lost+found',
    ]) {
      writeIn(folder, `${hidden}/${fileOf(1)}`, 'x');
    }

    const scan = await scanArchive(folder);

    expect(scan.files).toEqual([]);
  });

  it('follows no symbolic link, to a file or to a folder', async () => {
    const outside = tempFolder();
    writeIn(outside, fileOf(1), 'secret');
    const folder = tempFolder();
    symlinkSync(join(outside, fileOf(1)), join(folder, fileOf(1)));
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(folder, join(folder, 'loop'));

    const scan = await scanArchive(folder);

    expect(scan.files).toEqual([]);
    expect(scan.skippedFiles).toHaveLength(2);
    expect(scan.odd.map(({ file, problem }) => [file, problem.code])).toEqual([
      [fileOf(1), 'not-a-file'],
    ]);
  });

  it('reports a named pipe and does not wait for it', async () => {
    const folder = tempFolder();
    execFileSync('mkfifo', [join(folder, fileOf(1))]);

    const scan = await scanArchive(folder);

    expect(scan.odd.map(({ problem }) => problem.severity)).toEqual(['rejected']);
  });

  it('finds pages in folders and beside files whose names are not UTF-8', async () => {
    const folder = tempFolder();
    const latin = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9, 0x74, 0xe9])]);
    mkdirSync(latin);
    writeFileSync(Buffer.concat([latin, Buffer.from(`/${fileOf(1)}`)]), 'xyz');
    writeFileSync(Buffer.concat([latin, Buffer.from('/'), Buffer.from([0xff])]), 'x');
    writeIn(folder, `\\xe9/${fileOf(2)}`, 'x');

    const scan = await scanArchive(folder);

    expect(scan.files.map(({ file, size }) => [file, size])).toEqual([
      [String.raw`\x5cxe9/` + fileOf(2), 1],
      [String.raw`\xe9t\xe9/` + fileOf(1), 3],
    ]);
    expect(scan.skippedFiles).toEqual([String.raw`\xe9t\xe9/\xff`]);
    expect(scan.unreadable).toEqual([]);
  });

  it('names what it skips and leaves out', async () => {
    const folder = tempFolder();
    for (const file of ['z.txt', 'index.md', 'may/x.png', 'may/analyses/2025.md', '.git/config']) {
      writeIn(folder, file, 'x');
    }

    const scan = await scanArchive(folder);

    expect(scan.skippedFiles).toEqual(['index.md', 'may/x.png', 'z.txt']);
    expect(scan.leftOutFolders).toEqual(['may/analyses/']);
  });

  it('looks into a folder that has the name of a page', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, fileOf(1)));
    writeIn(folder, `${fileOf(1)}/${fileOf(2)}`, 'x');

    const scan = await scanArchive(folder);

    expect(scan.files.map(({ nameId }) => nameId)).toEqual([pageId(2)]);
  });

  it('says what is wrong with the folder itself', async () => {
    const folder = tempFolder();
    const file = writeIn(folder, 'file', 'x');

    await expect(scanArchive(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'archive-folder',
      trouble: 'missing',
    });
    await expect(scanArchive(file)).rejects.toMatchObject({ trouble: 'not-a-folder' });
  });
});
