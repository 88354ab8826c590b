import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signedHeaders } from '../../src/workspace/delivery/signature.ts';
import { aGitRepository } from '../support/git-repository.ts';
import { type ScriptedAnswer, startScriptedSlack } from '../support/scripted-slack.ts';
import { startServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TRANSPORTS = {
  socket: { SLACK_APP_TOKEN: 'xapp-test-token' },
  http: { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' },
} as const;
type TransportName = keyof typeof TRANSPORTS;
const BOTH = ['socket', 'http'] as const;

const refused = (error: string): ScriptedAnswer => ({ error });

describe('a start that cannot succeed ends with one sentence and 1', () => {
  it.each<readonly [TransportName, string, ScriptedAnswer, RegExp]>([
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
  ])('%s: %s is refused', async (transport, method, answer, sentence) => {
    const slack = await startScriptedSlack();
    slack.answer(method, answer);
    const server = startServerProcess({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });

    const { exitCode, last } = await server.ended;

    expect(exitCode, server.output()).toBe(1);
    expect(last).toMatch(sentence);
    expect(server.output()).not.toContain('    at ');
  });

  it.each(BOTH)('%s: a refused token, with the archive in git', async (transport) => {
    const slack = await startScriptedSlack();
    slack.answer('auth.test', refused('invalid_auth'));
    const server = startServerProcess({
      ...TRANSPORTS[transport],
      SLACK_API_URL: slack.apiUrl,
      ARCHIVE_GIT_URL: aGitRepository().url,
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringContaining('invalid_auth'),
    });
  });

  it.each(BOTH)('%s: nobody listens at SLACK_API_URL', async (transport) => {
    const server = startServerProcess({
      ...TRANSPORTS[transport],
      SLACK_API_URL: 'http://127.0.0.1:1/api/',
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringMatching(/Slack cannot be reached at http:\/\/127\.0\.0\.1:1\/api\//),
    });
  });

  it.each([
    ['HEALTH_PORT', 'socket'],
    ['HEALTH_PORT', 'http'],
    ['PORT', 'http'],
  ] as const)('%s is taken, %s', async (variable, transport) => {
    const slack = await startScriptedSlack();
    const server = startServerProcess({
      ...TRANSPORTS[transport],
      SLACK_API_URL: slack.apiUrl,
      [variable]: String(slack.port),
    });

    expect(await server.ended).toMatchObject({
      exitCode: 1,
      last: expect.stringContaining(`127.0.0.1:${slack.port}: the address is in use`),
    });
  });

  it.each(BOTH)('%s: the database is something else', async (transport) => {
    const file = join(tempFolder(), 'letters.txt');
    writeFileSync(file, 'dear reader, this is no database at all '.repeat(50));
    const slack = await startScriptedSlack();
    const server = startServerProcess({
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

describe('a Slack that does not answer well yet', () => {
  const faults: readonly (readonly [string, ScriptedAnswer])[] = [
    ['asks to wait', { status: 429, body: '', headers: { 'retry-after': '1' } }],
    ['is out of order', { status: 503, body: 'Service Unavailable' }],
    ['is somebody’s login page', { status: 200, body: '<html>Welcome to the hotel</html>' }],
    ['loses the connection', 'cut'],
    ['leads elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
    ['is a stranger with JSON of its own', { status: 200, body: 'null' }],
  ];

  it.each(BOTH.flatMap((transport) => faults.map((fault) => [transport, ...fault] as const)))(
    '%s: one that %s is waited for',
    async (transport, _fault, answer) => {
      const slack = await startScriptedSlack();
      slack.answer('auth.test', answer);
      const server = startServerProcess({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });

      await server.logged('slack-awaited');
      const waiting = await server.readiness();
      slack.answer('auth.test', undefined);
      await server.logged('server-ready');
      server.child.kill('SIGTERM');

      expect(waiting).toMatchObject({ status: 503, reasons: { slack: expect.any(String) } });
      expect(await server.ended).toMatchObject({ exitCode: 0 });
      expect(server.output().match(/slack-awaited/g)).toHaveLength(1);
      expect(server.output().match(/"level":"(?:warn|error)"/g)).toHaveLength(1);
      expect(server.output()).not.toMatch(/Cannot read properties|invalid_type/);
    },
  );
});

describe('SIGTERM', () => {
  it.each([
    ['socket', 'auth.test'],
    ['http', 'auth.test'],
    ['socket', 'apps.connections.open'],
  ] as const)('%s: ends it with 0 while %s is not answered', async (transport, method) => {
    const slack = await startScriptedSlack();
    slack.answer(method, 'hang');
    const server = startServerProcess({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });
    await server.logged('health-opened');

    server.child.kill('SIGTERM');

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while it waits to try again, the archive in git', async () => {
    const slack = await startScriptedSlack();
    slack.answer('auth.test', { status: 429, body: '', headers: { 'retry-after': '600' } });
    const server = startServerProcess({
      ...TRANSPORTS.http,
      SLACK_API_URL: slack.apiUrl,
      ARCHIVE_GIT_URL: aGitRepository().url,
    });
    await server.logged('slack-awaited');

    server.child.kill('SIGTERM');

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while the socket is open and nobody says hello', async () => {
    const slack = await startScriptedSlack();
    const server = startServerProcess({ ...TRANSPORTS.socket, SLACK_API_URL: slack.apiUrl });
    await server.logged('server-ready');
    slack.sayHello(false);
    slack.cutSockets();
    await server.logged('socket-lost');

    server.child.kill('SIGTERM');

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while another process holds the database', async () => {
    const slack = await startScriptedSlack();
    const database = join(tempFolder(), 'signalpost.db');
    const environment = {
      ...TRANSPORTS.http,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_FILE: database,
    };
    const holder = startServerProcess(environment);
    await holder.logged('server-ready');
    const server = startServerProcess(environment);
    await server.logged('lease-awaited');

    server.child.kill('SIGTERM');

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });
});

describe('SIGTERM while an answer hangs', () => {
  const command = (apiUrl: string) => ({
    command: '/signalpost',
    text: 'help',
    team_id: 'T1',
    user_id: 'U2',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url: `${apiUrl}answer`,
  });

  it('http: ends it with 0 within twelve seconds', async () => {
    const slack = await startScriptedSlack();
    slack.answer('answer', 'hang');
    const server = startServerProcess({ ...TRANSPORTS.http, SLACK_API_URL: slack.apiUrl });
    const { slackPort } = await server.logged('server-ready');
    const body = new URLSearchParams(command(slack.apiUrl)).toString();
    const response = await fetch(`http://127.0.0.1:${String(slackPort)}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signedHeaders(TRANSPORTS.http.SLACK_SIGNING_SECRET, body),
      },
      body,
    });
    await expect.poll(() => slack.called('answer')).toBe(1);

    const begun = performance.now();
    server.child.kill('SIGTERM');

    expect(response.status).toBe(200);
    expect(await server.ended).toMatchObject({ exitCode: 0 });
    expect(performance.now() - begun).toBeLessThan(12_000);
  });

  it('socket: ends it with 0 within twelve seconds, a hanging call beside it', async () => {
    const slack = await startScriptedSlack();
    slack.answer('answer', 'hang');
    slack.answer('chat.postEphemeral', 'hang');
    const server = startServerProcess({ ...TRANSPORTS.socket, SLACK_API_URL: slack.apiUrl });
    await server.logged('server-ready');
    slack.push({
      envelope_id: 'e1',
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: command(slack.apiUrl),
    });
    slack.push({
      envelope_id: 'e2',
      type: 'events_api',
      accepts_response_payload: false,
      payload: {
        type: 'event_callback',
        team_id: 'T1',
        event_id: 'Ev1',
        event_time: 1,
        event: {
          type: 'app_mention',
          user: 'U2',
          team: 'T1',
          channel: 'C1',
          ts: '1.2',
          text: 'hi',
        },
      },
    });
    await expect.poll(() => slack.called('answer')).toBe(1);
    await expect.poll(() => slack.called('chat.postEphemeral')).toBe(1);

    const begun = performance.now();
    server.child.kill('SIGTERM');

    expect(await server.ended).toMatchObject({ exitCode: 0 });
    expect(performance.now() - begun).toBeLessThan(12_000);
  });
});

describe('an error that nobody caught', () => {
  it('is logged with its cause, and ends the server in order with 1', async () => {
    const slack = await startScriptedSlack();
    const fault =
      "process.on('SIGUSR2', () => { Promise.reject(new Error('slipped', { cause: new Error('at the root') })); });";
    const server = startServerProcess(
      { ...TRANSPORTS.http, SLACK_API_URL: slack.apiUrl },
      { nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(fault)}`] },
    );
    await server.logged('server-ready');

    server.child.kill('SIGUSR2');

    expect(await server.ended).toMatchObject({ exitCode: 1, signal: null });
    expect(JSON.stringify(await server.logged('error-uncaught'))).toMatch(/slipped.*at the root/s);
  });
});
