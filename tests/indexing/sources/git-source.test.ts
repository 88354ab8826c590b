import { execFileSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
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
const failure = (source: { update(): Promise<void> }): Promise<Error> =>
  source.update().then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  );

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

    expect(error).toMatchObject({ code: 'archive-source', isWhole: true });
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
    expect(error).toMatchObject({ isWhole: false });
    expect(existsSync(source.folder)).toBe(false);
  });

  it('keeps the subfolder when it is gone from the repository', async () => {
    const repository = aRepository();
    const source = aSource(repository.url);
    await source.update();
    repository.git('mv', 'pages', 'elsewhere');
    repository.git('commit', '--quiet', '--message', 'move');

    const error = await failure(source);

    expect(error).toMatchObject({ isWhole: true });
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

    expect(error).toMatchObject({ isWhole: true });
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
