import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aClient, aWorkspace, foresight, mira, secrets } from '../support/workspace.ts';

type Headers = Readonly<Record<string, string>>;

const elsewhere = 'http://127.0.0.1:1';
const act = JSON.stringify({
  as: mira,
  act: { kind: 'say', channel: foresight, threadTs: null, text: 'driven from elsewhere' },
});

describe('whoever asks the workspace', () => {
  let workspace: Workspace;
  let host: string;

  beforeEach(async () => {
    workspace = aWorkspace({
      page: () => ({
        html: '<!doctype html><title>Workspace</title>',
        files: new Map([['/assets/main.js', { type: 'text/javascript', body: '1' }]]),
      }),
    });
    await workspace.start();
    host = new URL(workspace.url).host;
  });

  afterEach(() => workspace.stop());

  /** As raw as it gets: fetch adds headers of its own and leaves others out. */
  async function ask(
    path: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: Headers; body?: string },
  ): Promise<{ readonly status: number | undefined; readonly text: string } & IncomingMessage> {
    const { port } = new URL(workspace.url);
    const asked = httpRequest({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host, ...headers },
    });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    if (response.headers['content-type']?.startsWith('text/event-stream')) {
      response.destroy();
    } else {
      for await (const chunk of response) {
        text += String(chunk);
      }
    }
    return Object.assign(response, { status: response.statusCode, text });
  }

  const pages: Readonly<Record<string, Headers>> = {
    'another origin': { origin: 'https://evil.example' },
    'another port of this machine': { origin: elsewhere, 'sec-fetch-site': 'same-site' },
    'another scheme': { origin: 'https://127.0.0.1' },
    'a page without an origin': { origin: 'null' },
    'a picture or script of another site': {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'script',
    },
    'a picture or script of another port': {
      'sec-fetch-site': 'same-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    },
    'a frame': {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    },
  };

  it.each(Object.entries(pages))('is refused as %s, whatever is asked for', async (_, headers) => {
    const file = await uploaded();
    const paths = ['/', '/assets/main.js', '/page/state', file, '/none'];

    const answers = await Promise.all(paths.map((path) => ask(path, { headers })));

    for (const { status, text, headers: sent } of answers) {
      expect(status).toBe(403);
      expect(text).toBe('This workspace answers its own page, not one elsewhere.\n');
      expect(sent).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(sent['access-control-allow-origin']).toBeUndefined();
    }
  });

  async function uploaded(): Promise<string> {
    const client = aClient(workspace);
    await client.files.uploadV2({ channel_id: foresight, filename: 'x.png', file: Buffer.of(1) });
    return workspace.snapshot(mira).messages.at(-1)?.files[0]?.url ?? '';
  }

  it('is answered as the page itself, as a person who opens it, and as a program', async () => {
    const paths = ['/', '/assets/main.js', '/page/state', await uploaded()];
    const own: readonly Headers[] = [
      { origin: workspace.url, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors' },
      { host: host.replace('127.0.0.1', 'localhost'), 'sec-fetch-site': 'none' },
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      {},
    ];

    const statuses = await Promise.all(
      own.flatMap((headers) => paths.map(async (path) => (await ask(path, { headers })).status)),
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it.each<[string, Headers, number]>([
    ['a form of another page', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a form that is disguised as text', { 'content-type': 'text/plain' }, 403],
    ['JSON of another page', { 'content-type': 'application/json' }, 403],
    ['a form of our own page', { 'content-type': 'text/plain', origin: 'own' }, 415],
    ['no type at all', { origin: 'own' }, 415],
  ])('does nothing by %s', async (_, typed, status) => {
    const navigates = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const headers = {
      ...navigates,
      origin: elsewhere,
      ...typed,
      ...(typed.origin === 'own' && { origin: workspace.url }),
    };

    const answer = await ask('/page/act', { method: 'POST', headers, body: act });

    expect(answer.status).toBe(status);
    expect(workspace.snapshot(mira).messages).toEqual([]);
  });

  describe('as a browser, for what is the app’s', () => {
    const token = `token=${secrets.botToken}&channel=${foresight}&text=x`;
    const browsers: readonly Headers[] = [
      { origin: elsewhere },
      { origin: 'own' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    ];
    const asBrowsers = async (method: string, path: string, body?: string) => {
      const answers = await Promise.all(
        browsers.map(({ origin, ...rest }) => {
          const headers = {
            ...rest,
            'content-type': 'application/x-www-form-urlencoded',
            ...(origin !== undefined && { origin: origin === 'own' ? workspace.url : origin }),
          };
          return ask(path, { method, headers, ...(body !== undefined && { body }) });
        }),
      );
      return [...new Set(answers.map(({ status }) => status))];
    };

    it('gets nothing of the Web API, even with the token', async () => {
      expect(await asBrowsers('GET', `/api/chat.postMessage?${token}`)).toEqual([403]);
      expect(await asBrowsers('POST', '/api/chat.postMessage', token)).toEqual([403]);
      expect(workspace.snapshot(mira).messages).toEqual([]);
      expect(workspace.wire()).toEqual([]);
    });

    it('uploads nothing, even to an address that was given out', async () => {
      const { upload_url: url } = await aClient(workspace).files.getUploadURLExternal({
        filename: 'x.txt',
        length: 1,
      });
      const { pathname } = new URL(url ?? '');

      expect(await asBrowsers('POST', pathname, 'x')).toEqual([403]);
      expect((await ask(pathname, { method: 'POST', body: 'x' })).status).toBe(200);
    });

    it('answers no interaction', async () => {
      expect(await asBrowsers('POST', '/response/any', '{"text":"x"}')).toEqual([403]);
      expect((await ask('/response/any', { method: 'POST', body: '{}' })).status).toBe(404);
    });

    it('opens no socket, even with a ticket', async () => {
      const ticket = async () => {
        const { url = '' } = await aClient(workspace).apps.connections.open({
          token: secrets.appToken,
        });
        return url;
      };
      const outcome = async (url: string, headers: Headers) => {
        const socket = new WebSocket(url, { headers });
        const opened = once(socket, 'open').then(() => 101);
        const status = await Promise.race([
          opened,
          once(socket, 'unexpected-response').then(
            ([, response]) => (response as IncomingMessage).statusCode,
          ),
        ]);
        socket.terminate();
        return status;
      };

      expect(await outcome(await ticket(), { origin: elsewhere })).toBe(403);
      expect(await outcome(await ticket(), { origin: workspace.url })).toBe(403);
      expect(await outcome(await ticket(), { 'sec-fetch-site': 'same-site' })).toBe(403);
      expect(await outcome(await ticket(), {})).toBe(101);
    });
  });

  it('is refused under every name but loopback’s', async () => {
    const { port } = new URL(workspace.url);
    const status = async (name: string) =>
      (await ask('/page/state', { headers: { host: name } })).status;

    expect(await status(`127.0.0.1:${port}`)).toBe(200);
    expect(await status(`localhost:${port}`)).toBe(200);
    for (const name of [`[::1]:${port}`, `evil.example:${port}`, '127.0.0.1', 'localhost:1']) {
      expect(await status(name)).toBe(421);
    }
  });

  it.each(['//', '/link/?ticket=x', '/'])(
    'cannot end the workspace by an upgrade of %s, nor by hanging up on it',
    async (path) => {
      const { port } = new URL(workspace.url);
      const upgrade = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      const reply = async () => {
        const socket = connect(Number(port), '127.0.0.1');
        socket.write(upgrade);
        const [first] = await once(socket, 'data');
        return String(first).split('\r\n')[0];
      };
      const hangUp = async () => {
        const socket = connect(Number(port), '127.0.0.1');
        await once(socket, 'connect');
        socket.write(upgrade);
        socket.resetAndDestroy();
        await once(socket, 'close');
      };

      await Promise.all([hangUp(), hangUp(), hangUp()]);

      expect(await reply()).toBe('HTTP/1.1 403 Forbidden');
      expect((await ask('/page/state', {})).status).toBe(200);
    },
  );

  it('is told that a path is none', async () => {
    expect(await ask('//', {})).toMatchObject({ status: 400, text: 'That is no path.\n' });
  });
});
