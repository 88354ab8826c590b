import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveKeeper } from '../../../src/indexing/archive-keeper.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { gitEnvironment } from '../../support/git-repository.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aPageText } from '../../support/page-text.ts';
import { writeIn } from '../../support/temp-folder.ts';
import { aClonedSource, aRepository, aSource, failure, file, page, read } from './a-git-source.ts';

describe('an archive in a git repository', () => {
  it('is cloned, follows its branch, and keeps no state but the newest: it does not grow for ever', async () => {
    const repository = aRepository();
    const source = aSource(repository.url, { branch: 'main' });

    await source.update();
    const first = read(source);
    repository.commit(file, 'second');
    await source.update();

    expect([first, read(source)]).toEqual(['first', 'second']);
    const clone = join(source.cloneInto, 'repository');
    const states = execFileSync(
      'git',
      ['--git-dir', clone, 'rev-list', '--all', '--reflog', '--count'],
      { env: gitEnvironment, encoding: 'utf8' },
    );
    expect(states).toBe('1\n');
  });

  it('follows a history that was rewritten, and drops what does not belong to it', async () => {
    const repository = aRepository();
    repository.commit('.gitignore', 'ignored.md\n');
    const source = aSource(repository.url);
    await source.update();
    writeIn(source.folder, 'stray.md', 'x');
    writeIn(source.folder, 'ignored.md', 'x');
    writeIn(source.folder, page, 'local edit');
    writeIn(repository.folder, file, 'rewritten');
    repository.git('commit', '--quiet', '--all', '--amend', '--message', 'again');

    await source.update();

    expect(read(source)).toBe('rewritten');
    expect(readdirSync(source.folder)).toEqual([page]);
  });

  it('keeps its last state when the repository cannot be reached, and says since when', async () => {
    const repository = aRepository();
    const source = await aClonedSource(repository);
    rmSync(repository.folder, { recursive: true });
    source.clock.advance(3_600_000);

    const error = await failure(source);

    expect(error).toMatchObject({
      code: 'archive-source',
      state: { missingFolders: [] },
    });
    expect(error.message).toMatch(
      /^The archive has not been refreshed from git since 2036-11-24 09:00 UTC: '.*' does not appear to be a git repository\. What was fetched then stays\.$/,
    );
    expect(read(source)).toBe('first');
  });

  it.each([
    ['a branch', { branch: 'nope' }, /couldn't find remote ref refs\/heads\/nope/],
    ['a subfolder', { subfolder: 'nope' }, /there is no folder nope in the repository/],
    ['a subfolder that is a file', { subfolder: file }, /there is no folder pages\/.* in the/],
  ])('says that %s is missing, and promises nothing that is not there', async (_, options, why) => {
    const source = aSource(aRepository().url, options);

    const error = await failure(source);

    expect(error.message).toMatch(/^The archive could not be fetched from git: [^.]*/);
    expect(error.message).toMatch(why);
    expect(error.message).not.toMatch(/stays/);
    expect(error).toMatchObject({ state: undefined });
    expect(existsSync(source.folder)).toBe(false);
  });

  it('keeps the subfolder when it is gone from the repository', async () => {
    const repository = aRepository();
    const source = await aClonedSource(repository);
    renameSync(join(repository.folder, 'pages'), join(repository.folder, 'elsewhere'));
    repository.commitAll();

    const error = await failure(source);

    expect(error).toMatchObject({ state: { missingFolders: [] } });
    expect(read(source)).toBe('first');
  });

  it('runs no hook of the repository and follows no link in it', async () => {
    const repository = aRepository();
    writeIn(repository.folder, '.git/hooks/post-checkout', '#!/bin/sh\ntouch "$PWD/ran"\n');
    execFileSync('ln', ['-s', '/etc/hostname', join(repository.folder, 'pages', 'link.md')]);
    repository.commit(file, 'second');
    const source = aSource(repository.url);

    await source.update();

    expect(existsSync(join(source.folder, '..', 'ran'))).toBe(false);
    expect(readFileSync(join(source.folder, 'link.md'), 'utf8')).toBe('/etc/hostname');
  });

  it('is indexed after each pull, and stays searchable when a pull fails', async () => {
    const repository = aRepository();
    repository.commit(file, aPageText());
    const source = aSource(repository.url);
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });

    await keeper.refresh();
    const before = await keeper.status();
    rmSync(repository.folder, { recursive: true });
    await keeper.refresh();

    expect(before).toMatchObject({ pages: 1, trouble: null });
    expect(await keeper.status()).toMatchObject({
      pages: 1,
      trouble: expect.stringMatching(/has not been refreshed from git since/),
    });
  });
});
