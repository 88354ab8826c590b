import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArchiveKeeper } from '../../../src/indexing/archive-keeper.ts';
import {
  createGitSource,
  type GitSourceOptions,
} from '../../../src/indexing/sources/git-source.ts';
import { type Events, silentEvents } from '../../../src/model/events/events.ts';
import { pageId } from '../../support/builders.ts';
import { aGitRepository, gitEnvironment } from '../../support/git-repository.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aPageText } from '../../support/page-text.ts';
import { recordEvents } from '../../support/record-events.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const page = `${pageId(1)}.md`;
const file = `pages/${page}`;

function aRepository() {
  const repository = aGitRepository();
  repository.commit(file, 'first');
  return repository;
}

function aSource(url: string, options: Partial<GitSourceOptions> & { events?: Events } = {}) {
  const { events = silentEvents, cloneInto = join(tempFolder(), 'clone'), ...others } = options;
  const clock = createManualClock('2036-11-24T09:00:00Z');
  const source = createGitSource(
    { clock, events },
    { url, subfolder: 'pages', cloneInto, environment: gitEnvironment, ...others },
  );
  return { ...source, cloneInto, clock };
}

const read = ({ folder }: { readonly folder: string }) => readFileSync(join(folder, page), 'utf8');
const failure = (source: { update(): Promise<unknown> }): Promise<Error> =>
  source.update().then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  );

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

async function aServer(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('an archive in a git repository', () => {
  it('is cloned, and follows its branch', async () => {
    const repository = aRepository();
    const source = aSource(repository.url, { branch: 'main' });

    await source.update();
    const first = read(source);
    repository.commit(file, 'second');
    await source.update();

    expect([first, read(source)]).toEqual(['first', 'second']);
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

  it('keeps no state but the newest, so that it does not grow for ever', async () => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
    repository.commit(file, 'second');

    await source.update();

    const clone = join(source.cloneInto, 'repository');
    const states = execFileSync(
      'git',
      ['--git-dir', clone, 'rev-list', '--all', '--reflog', '--count'],
      { env: gitEnvironment, encoding: 'utf8' },
    );
    expect(states).toBe('1\n');
  });

  it('keeps its last state when the repository cannot be reached, and says since when', async () => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
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
    const source = aSource(repository.url);
    await source.update();
    repository.git('mv', 'pages', 'elsewhere');
    repository.git('commit', '--quiet', '--message', 'move');

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
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.commit('pictures/large.bin', randomBytes(2_000_000).toString('hex'));
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

  it.each(['[odd] *name!', '#pages', 'über/pages'])(
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
    repository.git('config', 'uploadpack.allowFilter', 'true');
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
    repository.git('config', 'filter.lfs.clean', 'cat');
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
    repository.commit(`pages/${pageId(1)}.md`, aPageText());
    repository.commit(`pages/2025/${pageId(2)}.md`, aPageText());
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

describe('the folder of a git archive', () => {
  it.each([
    ['a folder with files', () => tempFolder()],
    ['a repository', () => aGitRepository().folder],
  ])('is refused, untouched, when it is %s', async (_, make) => {
    const cloneInto = make();
    writeIn(cloneInto, 'thesis.md', 'the only copy');
    const before = readdirSync(cloneInto);
    const source = aSource(aRepository().url, { cloneInto });

    const error = await failure(source);

    expect(error.message).toMatch(/is not a clone that Signalpost made.*nothing in it is touched/);
    expect(readdirSync(cloneInto)).toEqual(before);
    expect(readFileSync(join(cloneInto, 'thesis.md'), 'utf8')).toBe('the only copy');
  });

  it('is made anew when git has left it half made, without touching the repository around it', async () => {
    const around = aGitRepository();
    around.commit('thesis.md', 'committed');
    writeIn(around.folder, 'thesis.md', 'not committed yet');
    writeIn(around.folder, 'notes.md', 'not added yet');
    const cloneInto = join(around.folder, 'data', 'archive');
    const source = aSource(aRepository().url, { cloneInto });
    await source.update();
    rmSync(join(cloneInto, 'repository', 'HEAD'));
    rmSync(join(cloneInto, 'repository', 'objects'), { recursive: true });

    await source.update();

    expect(read(source)).toBe('first');
    expect(readFileSync(join(around.folder, 'thesis.md'), 'utf8')).toBe('not committed yet');
    expect(readFileSync(join(around.folder, 'notes.md'), 'utf8')).toBe('not added yet');
  });

  it.each([
    ['no HEAD', (git: string) => rmSync(join(git, 'HEAD'))],
    ['a HEAD of nothing', (git: string) => writeFileSync(join(git, 'HEAD'), '')],
    ['half a configuration', (git: string) => writeFileSync(join(git, 'config'), '[core')],
    ['an index that was cut', (git: string) => truncateSync(join(git, 'index'), 20)],
    ['empty objects', (git: string) => emptyObjects(git)],
  ])('is repaired when a crash has left it with %s', async (_, spoil) => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
    repository.commit(file, 'second');
    spoil(join(source.cloneInto, 'repository'));

    await source.update();

    expect(read(source)).toBe('second');
  });

  it('is not held up by locks that a killed git has left behind', async () => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
    repository.commit(file, 'second');
    for (const lock of [
      'index.lock',
      'HEAD.lock',
      'shallow.lock',
      'config.lock',
      'packed-refs.lock',
      'refs/archive/wanted.lock',
      'refs/heads/main.lock',
      'refs/heads/master.lock',
      'objects/pack/tmp_pack_x',
    ]) {
      writeIn(source.cloneInto, `repository/${lock}`, '');
    }

    await source.update();

    expect(read(source)).toBe('second');
    expect(existsSync(join(source.cloneInto, 'repository/objects/pack/tmp_pack_x'))).toBe(false);
  });

  it('finishes a checkout that was killed although the repository is away now', async () => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
    rmSync(repository.folder, { recursive: true });
    rmSync(join(source.folder, page));
    writeIn(source.cloneInto, 'unfinished', '');

    const error = await failure(source);

    expect(error).toMatchObject({ state: { missingFolders: [] } });
    expect(read(source)).toBe('first');
  });

  it('is not indexed while it holds half a state', async () => {
    const repository = aRepository();
    repository.commit(file, aPageText());
    repository.commit(`pages/${pageId(2)}.md`, aPageText());
    const source = aSource(repository.url);
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });
    await keeper.refresh();
    rmSync(repository.folder, { recursive: true });
    rmSync(join(source.cloneInto, 'repository'), { recursive: true });
    rmSync(join(source.folder, page));
    writeIn(source.cloneInto, 'unfinished', '');

    await keeper.refresh();

    expect(await keeper.status()).toMatchObject({ pages: 2 });
  });

  it('is not there for the index after a first clone that failed', async () => {
    const source = aSource('file:///nowhere/at/all');
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });

    await keeper.refresh();

    expect(await keeper.status()).toMatchObject({
      lastIndexAt: null,
      trouble: expect.stringMatching(/could not be fetched from git: '.*' does not appear/),
    });
  });

  it('is refused in plain words when it cannot be made', async () => {
    const cloneInto = join(tempFolder(), 'file', 'clone');
    writeFileSync(dirname(cloneInto), 'no folder');

    const error = await failure(aSource(aRepository().url, { cloneInto }));

    expect(error.message).toMatch(/cannot be used for the git archive \(ENOTDIR\)/);
  });
});

describe('the git program', () => {
  it('is not led elsewhere by variables of git in the environment', async () => {
    const victim = aGitRepository();
    victim.commit('thesis.md', 'committed');
    writeIn(victim.folder, 'thesis.md', 'not committed yet');
    const git = join(victim.folder, '.git');
    const source = aSource(aRepository().url, {
      environment: {
        ...gitEnvironment,
        GIT_DIR: git,
        GIT_WORK_TREE: victim.folder,
        GIT_INDEX_FILE: join(git, 'index'),
        GIT_OBJECT_DIRECTORY: join(git, 'objects'),
        GIT_CONFIG_PARAMETERS: "'core.bare'='nonsense'",
        GIT_TRACE: '1',
      },
    });

    await source.update();

    expect(read(source)).toBe('first');
    expect(readFileSync(join(victim.folder, 'thesis.md'), 'utf8')).toBe('not committed yet');
  });

  it('ends with everything that it started when its time is up', async () => {
    const gone = Promise.withResolvers<void>();
    const port = await aServer(({ socket }) => void socket.once('close', () => gone.resolve()));
    const source = aSource(`http://127.0.0.1:${port}/pages.git`, { timeLimitMs: 700 });

    const error = await failure(source);
    await gone.promise;

    expect(error.message).toMatch(/git took longer than 0\.7 seconds/);
  });

  it('ends with everything that it started when it is stopped, and the next start goes on', async () => {
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const port = await aServer(({ socket }) => {
      socket.once('close', () => gone.resolve());
      asked.resolve();
    });
    const source = aSource(`http://127.0.0.1:${port}/pages.git`);
    const stop = new AbortController();

    const updating = failure({ update: () => source.update(stop.signal) });
    await asked.promise;
    stop.abort();
    const error = await updating;
    await gone.promise;
    const next = aSource(aRepository().url, { cloneInto: source.cloneInto });
    await next.update();

    expect(error.message).toMatch(/could not be fetched from git: git was stopped\.$/);
    expect(read(next)).toBe('first');
  });

  it('is asked for when it is not there', async () => {
    const environment = { PATH: '/nowhere' };

    const error = await failure(aSource(aRepository().url, { environment }));

    expect(error.message).toMatch(/the git program was not found; install git/);
  });
});

describe('credentials in the address of a git archive', () => {
  /** Wants a password, and is never content with the one that it gets. */
  async function aLockedServer() {
    const seen: string[] = [];
    const port = await aServer(({ headers }, response) => {
      seen.push(headers.authorization ?? '');
      const status = headers.authorization === undefined ? 401 : 403;
      response.writeHead(status, { 'www-authenticate': 'Basic realm="x"' }).end('no');
    });
    return { seen, host: `127.0.0.1:${port}` };
  }

  it('are used, and neither stored nor told', async () => {
    const { seen, host } = await aLockedServer();
    const events = recordEvents();
    const source = aSource(`http://mira:s3%2Fcr%25et%40@${host}/pages.git`, { events });
    const keeper = createArchiveKeeper(
      { store: await openTestStore(), clock: source.clock, events },
      { folder: source.folder, source },
    );

    await keeper.refresh();

    const { trouble } = await keeper.status();
    const basic = Buffer.from('mira:s3/cr%et@').toString('base64');
    expect(seen).toContain(`Basic ${basic}`);
    expect(trouble).toMatch(/could not be fetched from git: .*403/);
    const told = JSON.stringify([events.lines, String(trouble), ...filesIn(source.cloneInto)]);
    expect(told).not.toMatch(/s3|mira|bWlyY/);
  });

  it('may be a token alone', async () => {
    const { seen, host } = await aLockedServer();

    await failure(aSource(`http://t0ken@${host}/pages.git`));

    expect(seen).toContain(`Basic ${Buffer.from('t0ken:').toString('base64')}`);
  });

  it.each([
    ['https://bob:s3c/ret@example.org/pages.git', /ARCHIVE_GIT_URL is not usable/],
    ['https://bob:12/ret@example.org/pages.git', /an @ behind the host has to be written %40/],
    ['https://bob:12#ret@example.org/pages.git', /an @ behind the host has to be written %40/],
    ['https://bob:s3%zzret@example.org/pages.git', /a % in the user or password .* %25/],
    ['https://bob:s3%ffret@example.org/pages.git', /a % in the user or password .* %25/],
    ['https://bob:s3%0aret@example.org/pages.git', /a % in the user or password .* %25/],
    ['ssh://bob:s3cret@example.org/pages.git', /ssh takes no password here; use a key/],
    ['http://bob:s3cret@example.org/pages.git', /use https/],
    ['bob:s3cret@example.org:pages.git', /expected https:\/\/host\/path, ssh/],
  ])('are refused where they cannot be used: %s', (url, why) => {
    const make = () => aSource(url);

    expect(make).toThrow(why);
    expect(make).not.toThrow(/bob|s3|ret@|example/);
  });
});

describe('the address of a git archive', () => {
  it.each([
    'ext::sh -c touch% /tmp/x',
    'fd::17',
    'git://example.org/pages.git',
    'ftp://example.org/pages.git',
    '/srv/pages.git',
    'file://example.org/srv/pages.git',
    '--upload-pack=touch /tmp/x',
    'ssh://-oProxyCommand=touch/x',
    'ssh://-oProxyCommand=x@example.org/x',
    '-oProxyCommand=x@example.org:pages.git',
    'git@example.org:-pages.git',
    '',
  ])('is refused when it is %j', (url) => {
    expect(() => aSource(url)).toThrow(/ARCHIVE_GIT_URL is not usable: expected https/);
  });

  it.each([
    'https://example.org/pages.git',
    'ssh://git@example.org:2222/pages.git',
    'git@example.org:team/pages.git',
    'file:///srv/pages.git',
  ])('may be %s', (url) => {
    expect(() => aSource(url)).not.toThrow();
  });

  it.each([
    [{ branch: '--output=x' }, /ARCHIVE_GIT_BRANCH/],
    [{ branch: 'main:refs/heads/x' }, /ARCHIVE_GIT_BRANCH/],
    [{ subfolder: '../..' }, /ARCHIVE_GIT_SUBFOLDER/],
  ])('does not go with %j', (options, name) => {
    expect(() => aSource('https://example.org', options)).toThrow(name);
  });
});

function emptyObjects(git: string): void {
  const objects = join(git, 'objects');
  for (const path of readdirSync(objects, { recursive: true, encoding: 'utf8' })) {
    if (/^[0-9a-f]{2}\/[0-9a-f]{38}$/.test(path)) {
      rmSync(join(objects, path));
      writeFileSync(join(objects, path), '');
    }
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
