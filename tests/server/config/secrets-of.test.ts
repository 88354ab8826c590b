import { describe, expect, it } from 'vitest';
import { readServerConfig } from '../../../src/server/config/config.ts';
import { secretsOf } from '../../../src/server/config/secrets-of.ts';
import { createJsonLog } from '../../../src/server/json-log.ts';

const DATABASE_URL =
  'postgres://mira:planted%2Fcanary@db.example.org/horizon?password=planted%25other';

const planted = {
  SLACK_BOT_TOKEN: 'xoxe.xoxb-planted',
  SLACK_REFRESH_TOKEN: 'xoxe-planted',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'planted-client-secret',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  ARCHIVE_GIT_URL: 'https://mira:planted@example.org/pages.git',
};

/** Of an app without token rotation, with which it does not go together. */
const shared = {
  SLACK_BOT_TOKEN: 'xoxb-planted',
  SLACK_SIGNING_SECRET: planted.SLACK_SIGNING_SECRET,
  ARCHIVE_DIR: '/archive',
  DATABASE_URL,
};

describe('secretsOf', () => {
  it('names each secret of the configuration', () => {
    const secrets = secretsOf(readServerConfig(planted));

    const { SLACK_CLIENT_ID: _, ...others } = planted;
    expect(secrets).toEqual(expect.arrayContaining(Object.values(others)));
    expect(secretsOf(readServerConfig(shared))).toContain(DATABASE_URL);
  });

  it.each([DATABASE_URL, 'planted%2Fcanary', 'planted/canary', 'planted%25other', 'planted%other'])(
    'keeps the password of the database out of the log, as written and as meant: %s',
    (text) => {
      let line = '';
      const log = createJsonLog({
        level: 'info',
        secrets: secretsOf(readServerConfig(shared)),
        destination: { write: (written: string) => (line += written) },
      });

      log.error(`failed at ${text}`, { error: new Error(text, { cause: new Error(text) }), text });

      expect(line).toContain('failed at [secret]');
      expect(line).not.toMatch(/canary|other/);
    },
  );

  it('copes with a password whose percent sign stands for itself', () => {
    const secrets = secretsOf(
      readServerConfig({ ...shared, DATABASE_URL: 'postgres://mira:100%planted@host/x' }),
    );

    expect(secrets).toContain('100%planted');
  });
});
