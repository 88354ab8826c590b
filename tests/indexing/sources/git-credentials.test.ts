import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveKeeper } from '../../../src/indexing/archive-keeper.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aServer, aSource, failure } from './a-git-source.ts';

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

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
