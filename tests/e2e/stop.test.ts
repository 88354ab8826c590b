import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { signedHeaders } from '../../src/workspace/delivery/signature.ts';
import { aGitRepository } from '../support/git-repository.ts';
import { PATIENTLY } from '../support/patiently.ts';
import { everyOther } from '../support/runs.ts';
import { startScriptedSlack } from '../support/scripted-slack.ts';
import { TRANSPORTS } from '../support/server-place.ts';
import { startServerProcess } from '../support/server-process.ts';
import { oneByOne, testsSideBySide } from '../support/side-by-side.ts';
import { startServed } from '../support/start-served.ts';
import { tempFolder } from '../support/temp-folder.ts';

testsSideBySide();

// Each in a process of its own where tests go deep. That a process ends with these servers is seen
// every day where one is killed by an error below, and of Socket Mode in the playground's process.
// One by one, in the eight seconds that the two below take.
describe.concurrent('SIGTERM', () => {
  // Over HTTP it waits in the next test as well.
  it.each(
    everyOther([
      ['socket', 'auth.test'],
      ['http', 'auth.test'],
      ['socket', 'apps.connections.open'],
    ] as const),
  )('%s: ends it with 0 while %s is not answered', oneByOne, async (transport, method) => {
    const slack = await startScriptedSlack();
    slack.answer(method, 'hang');
    const server = startServed({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });
    await server.logged('health-opened');

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while it waits to try again, the archive in git', oneByOne, async () => {
    const slack = await startScriptedSlack();
    slack.answer('auth.test', { status: 429, body: '', headers: { 'retry-after': '600' } });
    const server = startServed({
      ...TRANSPORTS.http,
      SLACK_API_URL: slack.apiUrl,
      ARCHIVE_GIT_URL: aGitRepository().url,
    });
    await server.logged('slack-awaited');

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while the socket is open and nobody says hello', oneByOne, async () => {
    const slack = await startScriptedSlack();
    const server = startServed({ ...TRANSPORTS.socket, SLACK_API_URL: slack.apiUrl });
    await server.logged('server-ready');
    slack.sayHello(false);
    slack.cutSockets();
    await server.logged('socket-lost');

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });

  it('ends it with 0 while another server holds the database', oneByOne, async () => {
    const slack = await startScriptedSlack();
    const database = join(tempFolder(), 'signalpost.db');
    const environment = {
      ...TRANSPORTS.http,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_FILE: database,
    };
    const holder = startServed(environment);
    await holder.logged('server-ready');
    const server = startServed(environment);
    await server.logged('lease-awaited');

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });
});

// Stopping waits eight seconds for each.
describe.concurrent('SIGTERM while an answer hangs', () => {
  const command = (apiUrl: string) => ({
    command: '/signalpost',
    text: 'help',
    team_id: 'T1',
    user_id: 'U2',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url: `${apiUrl}answer`,
  });

  it('http: ends it with 0, and says that it waits no longer', async () => {
    const slack = await startScriptedSlack();
    slack.answer('answer', 'hang');
    const server = startServed({ ...TRANSPORTS.http, SLACK_API_URL: slack.apiUrl });
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
    await vi.waitFor(() => expect(slack.called('answer')).toBe(1), PATIENTLY);

    server.stop();

    expect(response.status).toBe(200);
    expect(await server.ended).toMatchObject({ exitCode: 0 });
    await server.logged('requests-unfinished');
  });

  it('socket: ends it with 0, and says that it waits no longer, a hanging call beside it', async () => {
    const slack = await startScriptedSlack();
    slack.answer('answer', 'hang');
    slack.answer('chat.postEphemeral', 'hang');
    const server = startServed({ ...TRANSPORTS.socket, SLACK_API_URL: slack.apiUrl });
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
    await vi.waitFor(() => expect(slack.called('answer')).toBe(1), PATIENTLY);
    await vi.waitFor(() => expect(slack.called('chat.postEphemeral')).toBe(1), PATIENTLY);

    server.stop();

    expect(await server.ended).toMatchObject({ exitCode: 0 });
    await server.logged('requests-unfinished');
  });
});

describe.concurrent('an error that nobody caught', () => {
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
