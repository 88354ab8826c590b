import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveWith, fileName, pageText } from '../archive-folder.ts';
import { runCli } from '../run-cli.ts';

describe('check', () => {
  it('names every problem with file and line, then counts the kinds', async () => {
    const folder = archiveWith({
      1: pageText('Good'),
      2: pageText('Odd', '       9 '),
      3: 'no page at all',
    });

    const { out, exitCode } = await runCli(['check', folder]);

    expect(exitCode).toBe(1);
    expect(out).toMatch(new RegExp(`^${fileName('2')}:\\d+: warning: .*9.* \\[relevancy\\]$`, 'm'));
    expect(out).toMatch(new RegExp(`^${fileName('3')}:1: rejected: .* \\[title-line\\]$`, 'm'));
    expect(out).toContain('2 pages fine, 1 rejected, 1 warning, 0 files skipped');
    expect(out).toMatch(/^ +1 {2}relevancy$/m);
  });

  it('names the warnings of a rejected page, which say where it is broken', async () => {
    const folder = archiveWith({ 1: pageText('Odd').replace('|:--', '|x--') });

    const { out } = await runCli(['check', folder]);

    expect(out).toMatch(new RegExp(`^${fileName('1')}: rejected: .* \\[no-rows\\]$`, 'm'));
    expect(out).toMatch(new RegExp(`^${fileName('1')}:27: warning: .* \\[table-dashes\\]$`, 'm'));
    expect(out).toContain('0 pages fine, 1 rejected, 1 warning, 0 files skipped');
  });

  it('names every warning of a page by its line, where an index lists fifty and counts the others', async () => {
    const row = pageText('Odd', '       9 ')
      .split('\n')
      .findLast((line) => line.startsWith('|'));
    const folder = archiveWith({
      1: `${pageText('Odd', '       9 ').trimEnd()}\n${`${row}\n`.repeat(200)}`,
      2: pageText('Good'),
    });

    const text = await runCli(['check', folder]);
    const json = JSON.parse((await runCli(['check', folder, '--json'])).out);
    const index = await runCli(['index', folder, '--db', join(folder, 'test.db')]);
    const relevancy = json.byKind.relevancy;

    expect(relevancy).toBeGreaterThan(150);
    expect(json.byKind).toEqual({ relevancy });
    expect(json).toMatchObject({ pages: 2, warnings: relevancy });
    expect(text.out).toContain(`2 pages fine, 0 rejected, ${relevancy} warnings`);
    expect(text.out).toMatch(new RegExp(`^ +${relevancy} {2}relevancy$`, 'm'));
    const named = text.out.match(/^\S+:\d+: warning: .*\[relevancy\]$/gm) ?? [];
    expect(new Set(named).size).toBe(relevancy);
    expect(index.out).toContain(`${relevancy} warnings`);
    expect(index.err + index.out).toContain(`${relevancy - 50} more warnings about this page`);
  });

  it('says which files look like pages but are not named like one', async () => {
    const upper = `${'AB'.repeat(16)}.md`;
    const folder = archiveWith({
      1: pageText('Good'),
      'README.md': 'x',
      [upper]: pageText('Lost'),
    });

    const { out, exitCode } = await runCli(['check', folder]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`^${upper}: warning: .* \\[file-name\\]$`, 'm'));
    expect(out).toContain(`not read, as these are no pages:\n  ${upper}\n  README.md\n`);
    expect(out).toContain('1 page fine, 0 rejected, 1 warning, 2 files skipped');
  });

  it('fails on a folder without pages', async () => {
    const folder = archiveWith({ 'hosts.txt': 'x' });

    const { out, err, exitCode } = await runCli(['check', folder]);

    expect(exitCode).toBe(1);
    expect(out).toContain('0 pages fine');
    expect(err).toContain(`There is no page in ${folder}`);
  });

  it('is content with warnings alone', async () => {
    const folder = archiveWith({ 1: pageText('Odd', '       9 ') });

    const { exitCode } = await runCli(['check', folder]);

    expect(exitCode).toBe(0);
  });

  it('prints the same for machines', async () => {
    const folder = archiveWith({ 1: pageText('Odd', '       9 '), 'notes.txt': 'x' });

    const { out } = await runCli(['check', folder, '--json']);

    expect(JSON.parse(out)).toMatchObject({
      pages: 1,
      topics: 0,
      skipped: 1,
      skippedFiles: ['notes.txt'],
      leftOutFolders: [],
      rejected: 0,
      warnings: 1,
      problems: [{ file: fileName('1'), code: 'relevancy', severity: 'warning' }],
      byKind: { relevancy: 1 },
    });
  });

  it('writes nothing beside what it reads', async () => {
    const folder = archiveWith({ 1: pageText('Good') });

    await runCli(['check', folder]);

    expect(readdirSync(folder)).toEqual([fileName('1')]);
  });

  it('fails on a folder that is not there', async () => {
    const run = await runCli(['check', '/nowhere/at/all']);

    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain('there is no such folder');
  });
});
