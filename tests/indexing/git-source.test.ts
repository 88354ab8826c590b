import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArchiveKeeper } from '../../src/indexing/archive-keeper.ts';
import { createGitSource } from '../../src/indexing/git-source.ts';
import { silentLog } from '../../src/log.ts';
import { pageId } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { aPageText } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const environment = { PATH: process.env.PATH, HOME: '/nowhere' };
const file = `pages/${pageId(1)}.md`;

/** A real repository with one page on the branch `main`. */
function aRepository() {
  const folder = tempFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.org', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
      encoding: 'utf8',
    });
  const commit = (text: string | null) => {
    if (text === null) {
      rmSync(join(folder, file));
    } else {
      writeIn(folder, file, text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'change');
  };
  git('init', '--quiet', '--initial-branch=main');
  commit('first');
  return { folder, git, commit };
}

function aSource(url: string, options: { branch?: string; subfolder?: string } = {}) {
  const cloneInto = join(tempFolder(), 'clone');
  return createGitSource(
    { log: silentLog },
    { url, subfolder: 'pages', cloneInto, environment, ...options },
  );
}

const read = (folder: string) => readFileSync(join(folder, `${pageId(1)}.md`), 'utf8');

describe('an archive in a git repository', () => {
  it('is cloned, and follows its branch', async () => {
    const repository = aRepository();
    const source = aSource(repository.folder, { branch: 'main' });

    await source.update();
    const first = read(source.folder);
    repository.commit('second');
    await source.update();

    expect([first, read(source.folder)]).toEqual(['first', 'second']);
  });

  it('follows a history that was rewritten, and drops what does not belong to it', async () => {
    const repository = aRepository();
    const source = aSource(repository.folder);
    await source.update();
    writeFileSync(join(source.folder, 'stray.md'), 'x');
    writeFileSync(join(source.folder, `${pageId(1)}.md`), 'local edit');
    writeIn(repository.folder, file, 'rewritten');
    repository.git('commit', '--quiet', '--all', '--amend', '--message', 'again');

    await source.update();

    expect(read(source.folder)).toBe('rewritten');
    expect(existsSync(join(source.folder, 'stray.md'))).toBe(false);
  });

  it('keeps its last state when the repository cannot be reached', async () => {
    const repository = aRepository();
    const source = aSource(repository.folder);
    await source.update();
    renameSync(repository.folder, `${repository.folder}-away`);
    onTestFinished(() => rmSync(`${repository.folder}-away`, { recursive: true }));

    await expect(source.update()).rejects.toMatchObject({
      code: 'archive-source',
      message: expect.stringMatching(/cannot be updated \(git fetch\).*last good state stays/),
    });

    expect(read(source.folder)).toBe('first');
  });

  it('runs no hook of the repository and follows no link in it', async () => {
    const repository = aRepository();
    writeIn(repository.folder, '.git/hooks/post-checkout', '#!/bin/sh\ntouch "$PWD/ran"\n');
    execFileSync('ln', ['-s', '/etc/hostname', join(repository.folder, 'pages', 'link.md')]);
    repository.commit('second');
    const source = aSource(repository.folder);

    await source.update();

    expect(existsSync(join(source.folder, '..', 'ran'))).toBe(false);
    expect(readFileSync(join(source.folder, 'link.md'), 'utf8')).toBe('/etc/hostname');
  });

  it('uses a password in the address, and neither stores nor tells it', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const source = aSource(`http://mira:s3cret%40@127.0.0.1:${port}/pages.git`);

    const error = await source.update().catch((thrown: unknown) => thrown);

    expect(seen[0]).toBe(`Basic ${Buffer.from('mira:s3cret@').toString('base64')}`);
    expect(String(error)).not.toMatch(/s3cret|bWlyY/);
    expect(readFileSync(join(source.folder, '../.git/config'), 'utf8')).not.toMatch(/s3cret/);
  });

  it.each([
    [{ url: '--upload-pack=touch /tmp/x' }],
    [{ url: 'https://example.org', branch: '--output=x' }],
    [{ url: 'https://example.org', subfolder: '../..' }],
  ])('refuses %j', ({ url, ...options }) => {
    expect(() => aSource(url, options)).toThrow(/not usable/);
  });

  it('is indexed after each pull, and stays searchable when a pull fails', async () => {
    const repository = aRepository();
    repository.commit(aPageText());
    const source = aSource(repository.folder);
    const store = await openTestStore();
    const clock = createManualClock('2036-11-24T09:00:00Z');
    const { folder } = source;
    const keeper = createArchiveKeeper({ store, clock, log: silentLog }, { folder, source });

    await keeper.refresh();
    const before = await keeper.status();
    rmSync(repository.folder, { recursive: true });
    await keeper.refresh();

    expect(before).toMatchObject({ pages: 1, trouble: null });
    expect(await keeper.status()).toMatchObject({
      pages: 1,
      trouble: expect.stringMatching(/git archive cannot be updated/),
    });
  });
});
