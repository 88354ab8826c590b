import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocalConfig, readServerConfig } from '../../../src/server/config/config.ts';
import { ConfigError } from '../../../src/server/config/config-error.ts';
import { readEnvironment } from '../../../src/server/config/environment.ts';
import { describeVariables, FLAG_EMOJIS } from '../../../src/server/config/variables.ts';

const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1-secret',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  ARCHIVE_DIR: '/archive',
};

describe('readServerConfig', () => {
  it('names everything that is missing in one message, with where to find it in Slack', () => {
    const read = () => readServerConfig({});

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/SLACK_BOT_TOKEN is missing\. .*OAuth & Permissions/);
    expect(read).toThrow(/SLACK_APP_TOKEN is missing\. .*App-Level Tokens/);
    expect(read).toThrow(/or SLACK_SIGNING_SECRET is missing\. .*App Credentials/);
    expect(read).toThrow(/ARCHIVE_DIR is missing.*\n +or ARCHIVE_GIT_URL is missing/);
  });

  it('says what is wrong beside what is missing, without repeating a value', () => {
    const read = () =>
      readServerConfig({ SLACK_BOT_TOKEN: 'xapp-in-the-wrong-place', HEALTH_PORT: '99999' });

    expect(read).toThrow(/SLACK_BOT_TOKEN is not usable: it starts with xoxb-/);
    expect(read).toThrow(/HEALTH_PORT is not usable/);
    expect(read).toThrow(/ARCHIVE_DIR is missing/);
    expect(read).not.toThrow(/wrong-place/);
  });

  it('takes Socket Mode when both transports are configured', () => {
    const config = readServerConfig({ ...complete, SLACK_APP_TOKEN: 'xapp-1-A-secret' });

    expect(config.transport).toEqual({ kind: 'socket', appToken: 'xapp-1-A-secret' });
    expect(config.bothTransports).toBe(true);
  });

  it('binds to this machine alone unless told otherwise', () => {
    const config = readServerConfig(complete);

    expect(config.host).toBe('127.0.0.1');
    expect(config.transport).toMatchObject({ kind: 'http', port: 3000 });
  });

  it('reads lists, and an empty variable as none', () => {
    const config = readServerConfig({ ...complete, CURATORS: 'U01, U02,', FLAG_EMOJI: '' });

    expect(config.curators).toEqual(['U01', 'U02']);
    expect(config.flagEmojis).toEqual(FLAG_EMOJIS);
  });

  it.each(['mira', '@mira', 'U0MIRA,jonas', 'B024BE7LH'])(
    'refuses curators who are not named by id: %s',
    (text) => {
      expect(() => readServerConfig({ ...complete, CURATORS: text })).toThrow(
        'people are named by their member id, as in U024BE7LH',
      );
    },
  );

  it('takes flag emojis of any script, with marks and skin tones', () => {
    const config = readServerConfig({ ...complete, FLAG_EMOJI: 'ธง_สี่เหลี่ยม, hand::skin-tone-3' });

    expect(config.flagEmojis).toEqual([
      { emoji: 'ธง_สี่เหลี่ยม', reason: null },
      { emoji: 'hand::skin-tone-3', reason: null },
    ]);
  });

  it('reads proxies in capitals and small letters, as other programs do', () => {
    const { proxy } = readServerConfig({
      ...complete,
      HTTPS_PROXY: 'http://proxy:3128',
      no_proxy: 'localhost',
    });

    expect(proxy).toEqual({ http: '', https: 'http://proxy:3128', no: 'localhost' });
  });

  it.each([
    ['proxy.example.org:3128', 'http://proxy.example.org:3128'],
    ['http://proxy.example.org:3128/some/path', 'http://proxy.example.org:3128'],
    ['https://me:secret@proxy.example.org', 'https://me:secret@proxy.example.org'],
  ])('reads the proxy %s as other programs do', (given, address) => {
    expect(readServerConfig({ ...complete, HTTPS_PROXY: given }).proxy.https).toBe(address);
  });

  it.each(['socks5://me:secret@proxy:1080', 'http://', '://'])(
    'refuses a proxy that it cannot use, without repeating it: %s',
    (given) => {
      const read = () => readServerConfig({ ...complete, HTTPS_PROXY: given });

      expect(read).toThrow('HTTPS_PROXY cannot be used: expected the address of an HTTP proxy');
      expect(read).not.toThrow('secret');
    },
  );

  it('takes flag emojis with the colons that Slack shows them with', () => {
    const config = readServerConfig({ ...complete, FLAG_EMOJI: ':eyes:, triangular_flag_on_post' });

    expect(config.flagEmojis.map(({ emoji }) => emoji)).toEqual([
      'eyes',
      'triangular_flag_on_post',
    ]);
  });

  it('takes a reason for each flag emoji, beside those that only flag', () => {
    const read = (FLAG_EMOJI: string) => readServerConfig({ ...complete, FLAG_EMOJI }).flagEmojis;

    expect(read(':question:=Doubtful, fire = very  urgent, eyes')).toEqual([
      { emoji: 'question', reason: 'doubtful' },
      { emoji: 'fire', reason: 'very urgent' },
      { emoji: 'eyes', reason: null },
    ]);
    expect(() => read(`eyes=${'x'.repeat(41)}`)).toThrow(/a reason has 40 characters at most/);
  });

  it('refuses a flag that is drawn rather than named, since no reaction would ever match it', () => {
    const read = () => readServerConfig({ ...complete, FLAG_EMOJI: '🚩' });

    expect(read).toThrow(/FLAG_EMOJI.*triangular_flag_on_post/s);
  });
});

describe('the archive, as configured', () => {
  const git = { ...complete, ARCHIVE_GIT_URL: 'https://mira:s3cret@example.org/pages.git' };

  it('is a folder', () => {
    const { archive, bothArchives } = readServerConfig(complete);

    expect({ archive, bothArchives }).toEqual({
      archive: { kind: 'folder', folder: '/archive' },
      bothArchives: false,
    });
  });

  it('is a git repository when both are set, with its clone beside the database', () => {
    const { archive, bothArchives } = readServerConfig({
      ...git,
      DATABASE_FILE: '/data/signalpost.db',
      ARCHIVE_GIT_BRANCH: '',
      ARCHIVE_GIT_SUBFOLDER: 'pages',
      PATH: '/bin',
    });

    expect(bothArchives).toBe(true);
    expect(archive).toEqual({
      kind: 'git',
      url: 'https://mira:s3cret@example.org/pages.git',
      branch: undefined,
      subfolder: 'pages',
      pullMinutes: 10,
      cloneInto: '/data/archive',
      environment: { PATH: '/bin' },
    });
  });

  it('is looked at every 1 to 1440 minutes', () => {
    const read = (minutes: string) =>
      readServerConfig({ ...git, ARCHIVE_GIT_PULL_MINUTES: minutes });

    expect(read('90').archive).toMatchObject({ pullMinutes: 90 });
    expect(() => read('0')).toThrow(/ARCHIVE_GIT_PULL_MINUTES is not usable/);
    expect(() => read('1.5')).toThrow(/ARCHIVE_GIT_PULL_MINUTES is not usable/);
  });
});

describe('the database, as configured', () => {
  it('is a file alone, unless several share a PostgreSQL', () => {
    const DATABASE_URL = 'postgres://mira:s3cret@db.example.org/horizon';

    expect(readLocalConfig({}).databaseUrl).toBeNull();
    expect(readLocalConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });

  it('is read from a file, as other secrets are', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'signalpost-secret-')), 'url');
    writeFileSync(file, 'postgresql://mira:s3cret@db.example.org/horizon\n');

    const { databaseUrl } = readLocalConfig({ DATABASE_URL_FILE: file });

    expect(databaseUrl).toBe('postgresql://mira:s3cret@db.example.org/horizon');
  });

  it('is no other database, and what was given is not repeated', () => {
    const read = () => readLocalConfig({ DATABASE_URL: 'mysql://mira:s3cret@db.example.org/x' });

    expect(read).toThrow('DATABASE_URL is not usable: it starts with postgres://');
    expect(read).not.toThrow(/s3cret|example.org\/x/);
  });
});

describe('readEnvironment', () => {
  it('reads a .env file, which the environment itself overrides', () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalpost-env-'));
    writeFileSync(join(folder, '.env'), 'DATABASE_FILE="/from/env-file.db"\nPATH=/nowhere\n');

    const environment = readEnvironment(folder);

    expect(readLocalConfig(environment).databaseFile).toBe('/from/env-file.db');
    expect(environment.PATH).toBe(process.env.PATH);
  });

  it('says so when .env cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalpost-env-'));
    mkdirSync(join(folder, '.env'));

    const read = () => readEnvironment(folder);

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/\.env cannot be read \(EISDIR\): a text file was expected\./);
  });
});

describe('token rotation', () => {
  const complete = {
    SLACK_BOT_TOKEN: 'xoxe.xoxb-1-first',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    ARCHIVE_DIR: '/archive',
    SLACK_REFRESH_TOKEN: 'xoxe-1-first',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret',
  };

  it('is refused where replicas share a database, as each would use up the others’ tokens', () => {
    const shared = { ...complete, DATABASE_URL: 'postgres://signalpost@db.example.org/signalpost' };

    expect(() => readServerConfig(shared)).toThrow(/Token rotation and DATABASE_URL/);
    expect(readServerConfig(complete).databaseUrl).toBeNull();
  });

  it('is on where the token runs out, with all that exchanging it needs', () => {
    expect(readServerConfig(complete).rotation).toMatchObject({
      clientId: '1.2',
      refreshToken: 'xoxe-1-first',
    });
  });

  it('names what is missing for it', () => {
    const { SLACK_REFRESH_TOKEN: _, SLACK_CLIENT_ID: __, ...partly } = complete;

    expect(() => readServerConfig(partly)).toThrow(
      /token rotation is on: SLACK_REFRESH_TOKEN and SLACK_CLIENT_ID must be set too/,
    );
  });

  it('is off for a token that stays', () => {
    expect(readServerConfig({ ...complete, SLACK_BOT_TOKEN: 'xoxb-1' }).rotation).not.toBeNull();
    const { SLACK_REFRESH_TOKEN: _, ...stays } = { ...complete, SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(readServerConfig(stays).rotation).toBeNull();
  });
});

describe('.env.example', () => {
  it('lists every variable with its description and default, and no other', () => {
    const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);

    expect(listed).toEqual(describeVariables().map(({ name, fallback }) => [name, fallback ?? '']));
    for (const { description } of describeVariables()) {
      expect(text.replaceAll('\n# ', ' ')).toContain(description);
    }
  });
});
