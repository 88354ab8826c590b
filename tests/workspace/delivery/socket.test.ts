import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isObject, parseJson } from '../../../src/workspace/json.ts';
import { aWorkspace, mira, secrets, startBolt } from '../../support/workspace.ts';

describe('a socket', () => {
  it('that is refreshed comes back, and what was unacknowledged comes again', async () => {
    const workspace = aWorkspace({ answerWithinMs: 300 });
    await workspace.start();
    const retries: unknown[] = [];
    const bolt = await startBolt(workspace, 'socket', (app) => {
      const next = app.processEvent.bind(app);
      app.processEvent = async (event) => {
        retries.push(event.retryNum);
        if (retries.length === 1) {
          throw new Error('not taken');
        }
        await next(event);
      };
    });

    await workspace.act(mira, { kind: 'open-home' });
    await workspace.until(mira, ({ wire }) =>
      wire.some(({ name, error, tookMs }) => name.startsWith('event') && error === null && tookMs),
    );
    const sent = workspace.wire().filter(({ transport }) => transport === 'socket');
    workspace.disconnectSockets('refresh_requested');
    await workspace.until(mira, ({ app }) => app.connection === 'none');
    await bolt.stop();
    await workspace.stop();

    expect(retries).toEqual([0, 1]);
    expect(sent).toMatchObject([
      { request: { type: 'events_api', retry_attempt: 0, retry_reason: '' } },
      {
        request: {
          envelope_id: expect.any(String),
          type: 'events_api',
          retry_attempt: 1,
          retry_reason: 'http_timeout',
          accepts_response_payload: false,
          payload: { type: 'event_callback' },
        },
      },
    ]);
  });

  it('is warned ten seconds before, and stays until it is asked to go', async () => {
    const workspace = aWorkspace();
    await workspace.start();
    const { url = '' } = await new WebClient(secrets.appToken, {
      slackApiUrl: workspace.apiUrl,
    }).apps.connections.open();
    const socket = new WebSocket(url);
    const heard: string[] = [];
    const wasHeard = (reason: string) =>
      new Promise<void>((resolve) => {
        socket.addEventListener('message', ({ data }) => {
          const message = typeof data === 'string' ? parseJson(data) : undefined;
          const said = isObject(message) ? String(message.reason ?? message.type) : '';
          heard.push(said);
          if (said === reason) {
            resolve();
          }
        });
      });
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    await wasHeard('hello');
    socket.removeAllListeners('message');

    const warned = wasHeard('warning');
    workspace.disconnectSockets('warning');
    await warned;
    const afterWarning = workspace.snapshot(mira).app.connection;
    workspace.disconnectSockets('refresh_requested');
    await closed;
    await workspace.stop();

    expect(afterWarning).toBe('socket');
    expect(heard).toEqual(['hello', 'warning', 'refresh_requested']);
  });

  it('needs a ticket, good for one connection', async () => {
    const workspace = aWorkspace();
    await workspace.start();
    const { url = '' } = await new WebClient(secrets.appToken, {
      slackApiUrl: workspace.apiUrl,
    }).apps.connections.open();
    const outcomeOf = (address: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.addEventListener('message', ({ data }) => {
          resolve(typeof data === 'string' ? JSON.parse(data).type : 'bytes');
          socket.terminate();
        });
        socket.on('error', (error) => resolve(error.message));
      });

    const first = await outcomeOf(url);
    const again = await outcomeOf(url);
    const guessed = await outcomeOf(url.replace(/ticket=[^&]*/, 'ticket=guess'));
    await workspace.stop();

    expect(first).toBe('hello');
    expect(again).toBe('Unexpected server response: 403');
    expect(guessed).toBe('Unexpected server response: 403');
  });
});
