import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBoltLogger } from '../../../../src/slack/transport/bolt-logger.ts';
import { createNetwork, NO_PROXY } from '../../../../src/slack/transport/network.ts';
import { createSocketTransport } from '../../../../src/slack/transport/socket/socket-transport.ts';
import type { Transport } from '../../../../src/slack/transport/transport.ts';
import type { Workspace } from '../../../../src/workspace/workspace.ts';
import { createHurriedClock, createManualClock } from '../../../support/manual-clock.ts';
import { type RecordedEvents, recordEvents } from '../../../support/record-events.ts';
import { aWorkspace, secrets } from '../../../support/workspace.ts';

describe('the socket to Slack', () => {
  let workspace: Workspace;
  let events: RecordedEvents;
  let transport: Transport;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
    events = recordEvents();
  });

  afterEach(async () => {
    await transport.stop();
    await workspace.stop();
  });

  const create = ({
    clock = createHurriedClock('2026-11-24T10:00:00Z'),
    apiUrl = workspace.apiUrl,
    appToken = secrets.appToken,
  } = {}) => {
    transport = createSocketTransport(
      { events, clock, network: createNetwork(NO_PROXY), logger: createBoltLogger(events) },
      { appToken, apiUrl },
    );
    return transport;
  };
  const opened = (times: number) =>
    expect.poll(() => events.of('socket-opened').length, { timeout: 10_000 }).toBe(times);
  const opens = () =>
    workspace.wire().filter(({ name }) => name === 'apps.connections.open').length;

  it.each(['cut', 'refresh_requested', 'warning'] as const)(
    'is found again after %s',
    async (how) => {
      await create().start();
      expect(transport.trouble()).toBeNull();

      workspace.disconnectSockets(how);

      await opened(2);
      expect(transport.trouble()).toBeNull();
    },
  );

  it('is looked for as long as Slack is away, which is told once', async () => {
    await create().start();
    workspace.failNext('apps.connections.open', 'drop-before', 150);

    workspace.disconnectSockets('cut');

    await opened(2);
    // 150 tries, half a minute apart but for the first: more than an hour.
    expect(events.of('socket-missing')).toHaveLength(1);
    expect(events.of('socket-missing')[0]).toMatchObject({ kind: 'temporary' });
    expect(events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says in a sentence why it stays away once its token is revoked', async () => {
    const clock = createManualClock('2026-11-24T10:00:00Z');
    await create({ clock }).start();
    workspace.endInstallation('app-token-revoked');

    workspace.disconnectSockets('cut');

    const { kind, reason } = await events.until('socket-missing');
    expect(kind).toBe('final');
    expect(reason).toContain('Slack does not accept SLACK_APP_TOKEN: ');
    expect(transport.trouble()).toBe(reason);
  });

  it('is not opened any more once stopping has begun, whatever it waits for', async () => {
    const clock = createManualClock('2026-11-24T10:00:00Z');
    await create({ clock }).start();
    workspace.failNext('apps.connections.open', 'drop-before', 3);
    workspace.disconnectSockets('cut');
    await expect.poll(opens).toBeGreaterThan(1);

    const started = performance.now();
    await transport.stop();
    const tried = opens();
    clock.advance(3_600_000);
    const took = performance.now() - started;
    // Calls of ours that are answered one after the other: one of the app's would be among them.
    for (let n = 0; n < 20; n += 1) {
      await (await fetch(`${workspace.apiUrl}api.test`, { method: 'POST' })).text();
    }

    expect(took).toBeLessThan(3000);
    expect(opens()).toBe(tried);
    expect(events.of('socket-opened')).toHaveLength(1);
  });

  it('can be tried again after a start that failed', async () => {
    workspace.failNext('apps.connections.open', 'http-500-before');

    await expect(create().start()).rejects.toMatchObject({ kind: 'temporary' });
    await transport.start();

    expect(transport.trouble()).toBeNull();
  });

  it.each([
    ['a token of nobody', 'xapp-wrong', 'invalid_auth'],
    ['a token of another kind', secrets.botToken, 'not_allowed_token_type'],
  ])('is refused for good with %s', async (_, appToken, word) => {
    await expect(create({ appToken }).start()).rejects.toMatchObject({
      kind: 'final',
      message: expect.stringContaining(`Slack does not accept SLACK_APP_TOKEN: ${word}`),
    });
  });

  it('names the scope that an app-level token lacks', async () => {
    workspace.setAppScopes(['authorizations:read']);

    await expect(create().start()).rejects.toMatchObject({
      kind: 'final',
      message: expect.stringContaining('It needs connections:write'),
    });
  });
});

describe('a socket whose other side says nothing', () => {
  let server: Server;
  let apiUrl: string;
  let asked: number;
  const events = recordEvents();

  /** Answers where to connect, or not at all, and never says hello. */
  beforeEach(async () => {
    asked = 0;
    server = createServer((request, response) => {
      asked += 1;
      if (request.url?.includes('silent') === false) {
        const { port } = server.address() as { port: number };
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
      }
    });
    server.on('upgrade', () => {
      asked += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    apiUrl = `http://127.0.0.1:${port}/api/`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['while it is asked for an address', 'silent/', 1],
    ['while its hello is waited for', '', 2],
  ])('is given up at once when the start is aborted %s', async (_, path, requests) => {
    const abort = new AbortController();
    const transport = createSocketTransport(
      {
        events,
        clock: createManualClock('2026-11-24T10:00:00Z'),
        network: createNetwork(NO_PROXY),
        logger: createBoltLogger(events),
      },
      { appToken: 'xapp-1', apiUrl: `${apiUrl}${path}` },
    );
    const starting = transport.start(abort.signal);
    const failed = expect(starting).rejects.toMatchObject({ kind: 'temporary' });
    await expect.poll(() => asked).toBe(requests);

    const started = performance.now();
    abort.abort();
    await failed;
    await transport.stop();

    expect(performance.now() - started).toBeLessThan(4000);
    expect(events.of('socket-opened')).toEqual([]);
  });
});
