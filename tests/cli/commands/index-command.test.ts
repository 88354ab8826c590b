import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { holdWriterLease } from '../../../src/server/leases/writer-lease.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { archiveWith, fileName, pageText } from '../archive-folder.ts';
import { runCli } from '../run-cli.ts';

describe('index', () => {
  let folder: string;
  let db: string;

  beforeEach(() => {
    folder = archiveWith({
      1: pageText('Low air space'),
      2: pageText('High air space', '       9 '),
      3: 'no page at all',
      'README.md': '# About',
    });
    db = join(archiveWith({}), 'new', 'signalpost.db');
  });

  const index = async () => {
    const run = await runCli(['index', folder, '--db', db, '--json']);
    return { ...run, report: run.out === '' ? undefined : JSON.parse(run.out) };
  };

  it('reports what it did as one line of JSON', async () => {
    const { exitCode, report, out } = await index();

    expect(exitCode).toBe(1);
    expect(out.split('\n')).toHaveLength(2);
    expect(report).toEqual({
      pages: 2,
      indexed: 2,
      unchanged: 0,
      removed: 0,
      topics: 0,
      skipped: 1,
      skippedFiles: ['README.md'],
      leftOutFolders: [],
      rejected: [
        {
          file: fileName('3'),
          problems: expect.arrayContaining([
            {
              line: 1,
              code: 'title-line',
              severity: 'rejected',
              message: expect.stringContaining('title'),
              example: '# __Title__, (from page [20260329](https://…/20260329).)',
              received: 'no page at all',
            },
          ]),
        },
      ],
      warnings: [
        {
          file: fileName('2'),
          line: expect.any(Number),
          code: 'relevancy',
          message: expect.stringContaining('9'),
          expected: 'a whole number from 1 to 5',
          received: '9',
        },
      ],
      items: { signal: 4, concern: 0, behavior: 0, technology: 0, issue: 0 },
      durationMs: expect.any(Number),
    });
  });

  it('makes what it indexed searchable', async () => {
    await index();

    const { out } = await runCli(['search', 'signals', 'ports', 'rel:4', '--db', db, '--json']);

    expect(JSON.parse(out)).toMatchObject({ total: 1, hits: [{ name: 'Drone ports' }] });
  });

  it('sees what changed, and what went away', async () => {
    await index();
    writeFileSync(join(folder, fileName('1')), pageText('Low air space revisited'));
    rmSync(join(folder, fileName('2')));

    const { report } = await index();

    expect(report).toMatchObject({ pages: 1, indexed: 1, unchanged: 0, removed: 1 });
  });

  it('tells people what it did, and every problem with its place', async () => {
    const { out, err } = await runCli(['index', folder, '--db', db]);

    expect(out).toMatch(/^2 pages searchable \(2 indexed, 0 unchanged, 0 removed\) in /);
    expect(out).toContain('4 items: signal 4');
    expect(out).toContain('1 file skipped: not a summary page\n1 page rejected\n1 warning\n');
    expect(err).toContain('3 of 3 pages');
    expect(err).toMatch(new RegExp(`${fileName('3')}:1: rejected: .* \\[title-line\\]`));
  });

  it('names what it did not read', async () => {
    for (const path of ['analyses/yearly', 'analyses/topics/air', 'node_modules']) {
      mkdirSync(join(folder, path), { recursive: true });
    }
    const topic = '# *Topic*: Air\n\n# Summary\n\nAir.\n\n# Links\n';
    writeFileSync(join(folder, 'analyses/topics/air/air.md'), topic);
    writeFileSync(join(folder, 'analyses/yearly/2025.md'), 'x');
    for (let n = 1; n <= 6; n += 1) {
      writeFileSync(join(folder, `note-${n}.txt`), 'x');
    }

    const { out } = await runCli(['index', folder, '--db', db]);

    expect(out).toContain(
      'not read, as these are no pages: README.md, analyses/yearly/2025.md, note-1.txt, note-2.txt, note-3.txt, and 3 more\n',
    );
    expect(out).toContain('left out: analyses/, but for 1 topic\nleft out: node_modules/\n');
  });

  it('is content where no page is refused, and fails where one is', async () => {
    const refused = await index();
    rmSync(join(folder, fileName('3')));
    const fine = await index();

    expect(refused).toMatchObject({ exitCode: 1, report: { indexed: 2 } });
    expect(fine).toMatchObject({ exitCode: 0, report: { pages: 2 } });
  });

  it('refuses a folder without pages, and leaves no database behind', async () => {
    const other = archiveWith({ 'README.md': 'x' });

    const refused = await runCli(['index', other, '--db', db]);
    const isThere = existsSync(db);
    const accepted = await runCli(['index', other, '--db', db, '--allow-empty', '--json']);
    const again = await runCli(['index', other, '--db', db]);

    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain(`There is no page in ${other}: expected Markdown files named`);
    expect(isThere).toBe(false);
    expect(accepted.exitCode).toBe(0);
    expect(again).toMatchObject({ exitCode: 1, out: '' });
  });

  it('keeps an archive whose pages are all gone, unless that is accepted', async () => {
    await index();
    for (const page of ['1', '2', '3']) {
      rmSync(join(folder, fileName(page)));
    }

    const refused = await index();
    const accepted = await runCli(['index', folder, '--db', db, '--json', '--allow-empty']);

    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('--allow-empty');
    expect(JSON.parse(accepted.out)).toMatchObject({ pages: 0, removed: 2 });
  });

  it('says who holds the database when somebody else keeps it', async () => {
    await index();
    const store = await openSqliteStore({ file: db, events: silentEvents });
    const lease = await holdWriterLease({ store, events: silentEvents, owner: 'elsewhere:1' });

    const run = await runCli(['index', folder, '--db', db], { stopped: AbortSignal.abort() });

    await lease.release();
    await store.close();
    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toMatch(/Another Signalpost holds this database: elsewhere:1/);
  });

  it('refuses an empty name for the database, which would be lost with the process', async () => {
    const run = await runCli(['index', folder, '--db', '']);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toContain('--db names no file.');
  });

  it('can be stopped, and says how to go on', async () => {
    const run = await runCli(['index', folder, '--db', db], { stopped: AbortSignal.abort() });

    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain('Stopped: what was indexed stays. Run it again for the rest.');
  });

  it.each([
    [['index'], 2, /missing required argument 'folder'\nExample: index/],
    [['index', '/nowhere/at/all'], 1, /\/nowhere\/at\/all cannot be read: there is no such folder/],
  ])('refuses %j', async (argv, exitCode, complaint) => {
    const run = await runCli([...argv, '--db', db]);

    expect(run).toMatchObject({ exitCode, out: '' });
    expect(run.err).toMatch(complaint);
    expect(existsSync(db)).toBe(false);
  });
});
