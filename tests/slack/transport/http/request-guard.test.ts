import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { createRequestGuard } from '../../../../src/slack/transport/http/request-guard.ts';
import { foresight, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const now = () => Math.floor(Date.now() / 1000);
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Twice what the server waits, and some; from when the connection was opened. */
const CLOSED_WITHIN_MS = 12_000;
let silenceEnded: Promise<'closed' | 'open'>;

// Opened before all others, which go on in the five seconds that it takes.
beforeAll(async () => {
  const running = await startApp({ transport: 'http' });
  const socket = connect(running.port ?? 0, '127.0.0.1');
  const closed = new Promise<'closed'>((resolve) => socket.once('close', () => resolve('closed')));
  silenceEnded = Promise.race([
    closed,
    setTimeout(CLOSED_WITHIN_MS, 'open' as const, { ref: false }),
  ]);
  socket.on('error', () => {}).resume();
  socket.write('POST /slack/events HTTP/1.1\r\n');
  return () => running.stop();
});

describe('signed HTTP', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http' });
  });

  afterEach(() => running.stop());

  const send = async (
    body: string,
    {
      at = now(),
      type = json,
      secret = running.signingSecret,
      path = '/slack/events',
      port = running.port,
    } = {},
  ) => {
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
    return response.status;
  };

  const event = JSON.stringify({ type: 'url_verification', challenge: 'c' });

  it('answers Slack', async () => {
    expect(await send(event)).toBe(200);
  });

  it.each([
    ['an hour old', () => now() - 3600],
    ['an hour ahead', () => now() + 3600],
    ['not a number', () => Number.NaN],
    ['infinite', () => Number.POSITIVE_INFINITY],
  ])('refuses a signed time that is %s', async (_what, at) => {
    expect(await send(event, { at: at() })).toBe(401);
  });

  it('takes a form whatever follows the name of its type', async () => {
    const command = new URLSearchParams({
      command: '/signalpost',
      text: 'help',
      team_id: 'T1',
      user_id: mira,
      channel_id: foresight,
      response_url: 'http://127.0.0.1:9/nowhere',
      trigger_id: '1',
    });

    expect(await send(command.toString(), { type: `${form}; charset=utf-8` })).toBe(200);
  });

  const aCommand = () =>
    new URLSearchParams({
      command: '/signals',
      text: 'regulation',
      team_id: 'T1',
      user_id: mira,
      channel_id: foresight,
      response_url: `${running.workspace.url}/nowhere`,
      trigger_id: '1.2',
    });

  it('refuses a signature made with another secret', async () => {
    expect(await send(event, { secret: 'another' })).toBe(401);
  });

  it.each(['null', '[]', '"text"', '3', 'not json', ''])(
    'survives a signed body that is no object: %s',
    async (body) => {
      expect(await send(body)).toBe(400);
      expect(await send(event)).toBe(200);
    },
  );

  it('survives a form whose payload is no object', async () => {
    expect(await send('payload=null', { type: form })).toBe(400);
    expect(await send(event)).toBe(200);
  });

  it('refuses a body beyond any that Slack sends', async () => {
    expect(await send(JSON.stringify({ type: 'x', text: 'y'.repeat(1024 * 1024) }))).toBe(413);
  });

  it('knows no other address', async () => {
    expect(await send(event, { path: '/admin' })).toBe(404);
  });

  it('runs a command that is played back only once', async () => {
    const answers: string[] = [];
    const command = aCommand().toString();
    const at = now();

    answers.push(String(await send(command, { type: form, at })));
    answers.push(String(await send(command, { type: form, at })));

    expect(answers).toEqual(['200', '401']);
  });

  it('runs a command once, also when it is played back after a restart', async () => {
    const command = aCommand().toString();
    const at = now();
    expect(await send(command, { type: form, at })).toBe(200);
    await expect.poll(() => running.store.answeredRequests(new Date())).toHaveLength(1);

    await running.restart();

    expect(await send(command, { type: form, at })).toBe(401);
  });

  it('runs a command once, also when it is played back to another replica', async () => {
    const command = aCommand().toString();
    const at = now();
    const other = createRequestGuard(
      { events: silentEvents, memory: running.store, isAlone: false },
      (_request, response) => response.end('ran'),
    );
    const server = createServer(other.listen);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = (server.address() as AddressInfo).port;
    onTestFinished(() => void server.close());

    const before = await send(aCommand().toString(), { type: form, at: at - 1, port });
    expect(await send(command, { type: form, at })).toBe(200);
    await expect.poll(() => running.store.answeredRequests(new Date())).toHaveLength(2);

    expect(before).toBe(200);
    expect(await send(command, { type: form, at, port })).toBe(401);
  });

  it('still answers people after all of this', async () => {
    await send('null');
    const answer = await running.type(mira, '/signals regulation');

    expect(shown(answer.blocks)).toContain('7 signals');
  });
});

// The last, as it waits.
describe('a connection that says nothing', () => {
  it('is closed within seconds', async () => {
    expect(await silenceEnded).toBe('closed');
  });
});
