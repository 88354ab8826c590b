import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aGitRepository } from '../support/git-repository.ts';
import { everyOther } from '../support/runs.ts';
import { type ScriptedAnswer, startScriptedSlack } from '../support/scripted-slack.ts';
import { BOTH_TRANSPORTS, TRANSPORTS, type TransportName } from '../support/server-place.ts';
import { startServed } from '../support/start-served.ts';
import { tempFolder } from '../support/temp-folder.ts';

const refused = (error: string): ScriptedAnswer => ({ error });

describe('a start that cannot succeed ends with one sentence and 1', () => {
  const refusals: readonly (readonly [TransportName, string, ScriptedAnswer, RegExp])[] = [
    ['socket', 'auth.test', refused('invalid_auth'), /does not accept SLACK_BOT_TOKEN: invalid_a/],
    ['http', 'auth.test', refused('token_revoked'), /does not accept SLACK_BOT_TOKEN: token_rev/],
    [
      'socket',
      'apps.connections.open',
      refused('invalid_auth'),
      /does not accept SLACK_APP_TOKEN: invalid_auth/,
    ],
    [
      'socket',
      'apps.connections.open',
      { error: 'missing_scope', needed: 'connections:write' },
      /SLACK_APP_TOKEN: missing_scope.*connections:write/,
    ],
    [
      'http',
      'auth.test',
      { status: 200, body: '{"ok":true,"team_id":"T1","user_id":"U1"}' },
      /SLACK_BOT_TOKEN is a user token/,
    ],
  ];
  it.each(everyOther(refusals))(
    '%s: %s is refused',
    async (transport, method, answer, sentence) => {
      const slack = await startScriptedSlack();
      slack.answer(method, answer);
      const server = startServed({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });

      const { exitCode, last } = await server.ended;

      expect(exitCode, server.output()).toBe(1);
      expect(last).toMatch(sentence);
      expect(server.output()).not.toContain('    at ');
    },
  );

  it.each(everyOther(BOTH_TRANSPORTS))(
    '%s: a refused token, with the archive in git',
    async (transport) => {
      const slack = await startScriptedSlack();
      slack.answer('auth.test', refused('invalid_auth'));
      const server = startServed({
        ...TRANSPORTS[transport],
        SLACK_API_URL: slack.apiUrl,
        ARCHIVE_GIT_URL: aGitRepository().url,
      });

      expect(await server.ended).toMatchObject({
        exitCode: 1,
        last: expect.stringContaining('invalid_auth'),
      });
    },
  );

  // That a process ends with 1 for good is seen every day of one whose error nobody caught.
  it.each(everyOther(BOTH_TRANSPORTS))('%s: nobody listens at SLACK_API_URL', async (transport) => {
    const server = startServed({
      ...TRANSPORTS[transport],
      SLACK_API_URL: 'http://127.0.0.1:1/api/',
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringMatching(/Slack cannot be reached at http:\/\/127\.0\.0\.1:1\/api\//),
    });
  });

  it.each(
    everyOther([
      ['HEALTH_PORT', 'socket'],
      ['HEALTH_PORT', 'http'],
      ['PORT', 'http'],
    ] as const),
  )('%s is taken, %s', async (variable, transport) => {
    const slack = await startScriptedSlack();
    const server = startServed({
      ...TRANSPORTS[transport],
      SLACK_API_URL: slack.apiUrl,
      [variable]: String(slack.port),
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringContaining(`127.0.0.1:${slack.port}: the address is in use`),
    });
  });

  it.each(everyOther(BOTH_TRANSPORTS))('%s: the database is something else', async (transport) => {
    const file = join(tempFolder(), 'letters.txt');
    writeFileSync(file, 'dear reader, this is no database at all '.repeat(50));
    const slack = await startScriptedSlack();
    const server = startServed({
      ...TRANSPORTS[transport],
      SLACK_API_URL: slack.apiUrl,
      DATABASE_FILE: file,
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringContaining('is not a database'),
    });
  });
});
