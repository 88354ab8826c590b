import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveKeeper } from '../../../src/indexing/archive-keeper.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { pageId } from '../../support/builders.ts';
import { aGitRepository, gitEnvironment } from '../../support/git-repository.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aPageText } from '../../support/page-text.ts';
import { everyOther } from '../../support/runs.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';
import { aRepository, aServer, aSource, failure, file, page, read } from './a-git-source.ts';

describe('a git archive, whatever its repository is', () => {
  it('may have hashes of the newer kind, and change to the other and back', async () => {
    const parent = tempFolder();
    const make = (format: string, text: string) => {
      rmSync(join(parent, 'repository'), { recursive: true, force: true });
      mkdirSync(join(parent, 'repository'));
      const repository = aGitRepository(join(parent, 'repository'), format);
      repository.commit(file, text);
      return repository;
    };
    const source = aSource(make('sha256', 'newer').url);

    await source.update();
    const texts = [read(source)];
    for (const [format, text] of [
      ['sha1', 'older'],
      ['sha256', 'newer again'],
    ] as const) {
      make(format, text);
      await source.update();
      texts.push(read(source));
    }

    expect(texts).toEqual(['newer', 'older', 'newer again']);
  });

  it('brings nothing but its subfolder, and of other files not even the bytes', async () => {
    const repository = aRepository();
    repository.settle('[uploadpack] allowFilter = true');
    repository.commit('pictures/large.bin', randomBytes(400_000).toString('hex'));
    repository.commit('top.txt', 'x');
    repository.commit('pages/deep/[odd] name!.md', 'deep');
    const source = aSource(repository.url);

    await source.update();
    repository.commit(file, 'second');
    await source.update();

    expect(read(source)).toBe('second');
    expect(readdirSync(join(source.cloneInto, 'files'))).toEqual(['pages']);
    expect(readFileSync(join(source.folder, 'deep/[odd] name!.md'), 'utf8')).toBe('deep');
    expect(sizeOf(source.cloneInto)).toBeLessThan(300_000);
  });

  // A comment's sign is one more that git could take for its own; it stands where tests go deep.
  it.each(everyOther(['[odd] *name!', '#pages', 'über/pages']))(
    'may lie in a folder named %s',
    async (name) => {
      const repository = aRepository();
      repository.commit(`${name}/${page}`, 'first');
      const source = aSource(repository.url, { subfolder: name });

      await source.update();

      expect(read(source)).toBe('first');
      expect(readdirSync(join(source.cloneInto, 'files'))).toEqual([name.split('/')[0]]);
    },
  );

  it('goes on where a fetch was that outlasted its limit', async () => {
    const repository = aRepository();
    repository.settle('[uploadpack] allowFilter = true');
    for (let n = 2; n <= 450; n += 1) {
      writeIn(repository.folder, `pages/${pageId(n)}.md`, `page ${n}`);
    }
    repository.commit('pages/last.md', 'x');
    const cloneInto = join(tempFolder(), 'clone');
    const [program, fetches] = aGitThatFailsAt(3);
    const environment = { ...gitEnvironment, PATH: `${program}:${gitEnvironment.PATH}` };

    const error = await failure(aSource(repository.url, { cloneInto, environment }));
    const before = fetches();
    const source = aSource(repository.url, { cloneInto, environment });
    await source.update();

    expect(error.message).toMatch(/could not be fetched from git/);
    // The state, 200 files, and 200 that were not brought; then the state, 200 files and 51.
    expect([before, fetches() - before]).toEqual([3, 3]);
    expect(readdirSync(source.folder)).toHaveLength(451);
  });

  it('keeps its bytes as they were committed, and runs no filter of the machine', async () => {
    const repository = aRepository();
    writeIn(repository.folder, '.git/info/attributes', '* -filter -text -working-tree-encoding\n');
    repository.commit(
      '.gitattributes',
      '*.md filter=lfs text eol=crlf working-tree-encoding=UTF-16\n',
    );
    repository.settle('[filter "lfs"] clean = cat');
    repository.commit(file, 'a\n$Id$ b\n');
    const home = tempFolder();
    writeIn(home, '.gitconfig', '[filter "lfs"]\n\tsmudge = false\n\trequired = true\n');
    const source = aSource(repository.url, { environment: { ...gitEnvironment, HOME: home } });

    await source.update();

    expect(read(source)).toBe('a\n$Id$ b\n');
  });

  it.each([
    ['the system', (folder: string) => ({ GIT_CONFIG_SYSTEM: join(folder, '.gitconfig') })],
    ['the user', (folder: string) => ({ HOME: folder })],
  ])('is reached as %s has settled it', async (_, variables) => {
    const repository = aRepository();
    const folder = tempFolder();
    writeIn(
      folder,
      '.gitconfig',
      `[url "${repository.url}"]\n\tinsteadOf = https://pages.example.org/x\n`,
    );
    const environment = { ...gitEnvironment, ...variables(folder), GIT_ALLOW_PROTOCOL: 'none' };
    const source = aSource('https://pages.example.org/x', { environment });

    const error = await failure(source);

    // The address was replaced; what it was replaced by is no https, and that is not for others to settle.
    expect(error.message).toMatch(/transport 'file' not allowed/);
  });

  it('names its submodules, and keeps the pages that move into one', async () => {
    const library = aGitRepository();
    library.commit('x.md', 'x');
    const repository = aGitRepository();
    for (const name of [pageId(1), `2025/${pageId(2)}`]) {
      writeIn(repository.folder, `pages/${name}.md`, aPageText());
    }
    repository.commit(`pages/${pageId(3)}.md`, aPageText());
    const source = aSource(repository.url);
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });
    await keeper.refresh();
    repository.git('rm', '-r', '--quiet', 'pages/2025', `pages/${pageId(3)}.md`);
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      library.url,
      'pages/2025',
    );
    repository.git('commit', '--quiet', '--message', 'move');

    await keeper.refresh();
    const moved = await keeper.status();
    repository.commit(`pages/${pageId(1)}.md`, null);
    repository.commit('pages/other.md', 'x');
    await keeper.refresh();

    expect(moved).toMatchObject({ pages: 3, trouble: expect.stringContaining('submodules') });
    expect(moved.trouble).toContain('not fetched: 2025/.');
    expect(await keeper.status()).toMatchObject({ pages: 2 });
  });

  it.each([
    [
      'a redirect to a page to sign in',
      ({ url = '' }: IncomingMessage, response: ServerResponse) => {
        if (url.startsWith('/login')) {
          response.end('<!doctype html><title>Sign in</title>');
        } else {
          response.writeHead(302, { location: '/login?next=x' }).end();
        }
      },
      /: the address leads on to another place, perhaps a page to sign in; give .* with a token\.$/,
    ],
    [
      'a page to sign in',
      (_: IncomingMessage, response: ServerResponse) => {
        const html =
          '<!doctype html>\n<html>\n<title>Sign in</title>\n<form action="/login">\n</html>\n';
        response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      },
      /: what answers at the address is no git repository, perhaps a page to sign in; .*token\.$/,
    ],
    [
      'a page of one line',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
      },
      /: the repository is empty, or what answers .* perhaps a page to sign in; .*token\.$/,
    ],
    [
      'a wish for a password',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      },
      /: the repository wants a user and password, and there is none; put a token into/,
    ],
  ])('says in a whole sentence that it got %s', async (_, listener, sentence) => {
    const port = await aServer(listener);

    const error = await failure(aSource(`http://127.0.0.1:${port}/pages.git`));

    expect(error.message).toMatch(sentence);
  });
});

/** Bytes of all files below. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** A program `git` that fails in its n-th fetch, as one whose time is up; and how many there were. */
function aGitThatFailsAt(n: number): readonly [string, () => number] {
  const folder = tempFolder();
  const calls = join(folder, 'fetches');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeIn(
    folder,
    'git',
    `#!/bin/sh\ncase " $* " in *" fetch "*) echo x >> ${calls}; [ "$(wc -l < ${calls})" -eq ${n} ] && exit 1;; esac\nexec ${real} "$@"\n`,
  );
  chmodSync(join(folder, 'git'), 0o755);
  return [folder, () => readFileSync(calls, 'utf8').split('\n').length - 1];
}
