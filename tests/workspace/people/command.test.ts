import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace, WorkspaceOptions } from '../../../src/workspace/workspace.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import {
  aWorkspace,
  foresight,
  jonas,
  mira,
  type RunningApp,
  secrets,
  startBolt,
} from '../../support/workspace.ts';

describe.each(['http', 'socket'] as const)('a slash command over %s', (transport) => {
  let workspace: Workspace;
  let bolt: RunningApp | undefined;

  const begin = async (options: { readonly answerWithinMs: number }) => {
    workspace = aWorkspace(options);
    await workspace.start();
  };

  beforeEach(async () => {
    await begin({ answerWithinMs: 10_000 });
  });

  afterEach(async () => {
    await bolt?.stop();
    bolt = undefined;
    await workspace.stop();
  });

  const type = (text: string) => workspace.act(mira, { kind: 'command', channel: foresight, text });

  it('is answered to the one who typed it', async () => {
    bolt = await startBolt(workspace, transport, (app) => {
      app.command('/echo', async ({ ack, command }) => ack(command.text));
    });

    const result = await type('/echo hello');

    expect(result).toEqual({ ok: true });
    expect(workspace.snapshot(mira).messages).toMatchObject([
      { text: 'hello', ephemeral: true, channel: foresight },
    ]);
    expect(workspace.snapshot(jonas).messages).toEqual([]);
    expect(workspace.snapshot(mira).app.connection).toBe(transport);
  });

  it('is shown with its answer where that is for the channel', async () => {
    bolt = await startBolt(workspace, transport, (app) => {
      app.command('/echo', async ({ ack, command }) =>
        ack({ response_type: 'in_channel', text: command.text }),
      );
    });

    await type('/echo hello all');

    expect(workspace.snapshot(jonas).messages.map(({ user, text }) => ({ user, text }))).toEqual([
      { user: mira, text: '/echo hello all' },
      { user: workspace.identity.botUserId, text: 'hello all' },
    ]);
  });

  it('reads mentions escaped or as typed, as the manifest wants it', async () => {
    const heard: string[] = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.command(/.*/, async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      });
    });

    await type('/echo @Jonas in #foresight <b>');
    await type(`/plain <@${jonas}> in #foresight <b>`);

    expect(heard).toEqual([
      `<@${jonas}> in <#${foresight}|foresight> &lt;b&gt;`,
      '@Jonas in #foresight <b>',
    ]);
  });

  it('fails with operation_timeout where the app does not answer in time', async () => {
    await workspace.stop();
    await begin({ answerWithinMs: 300 });
    bolt = await startBolt(workspace, transport, (app) => {
      app.command('/echo', async () => {});
    });

    const result = await type('/echo hello');

    expect(result).toEqual({
      ok: false,
      error: '/echo failed with the error "operation_timeout"',
    });
  });

  it('is answered later through its response_url, five times and no more', async () => {
    const statuses: number[] = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.command('/echo', async ({ ack, command }) => {
        await ack();
        for (let use = 1; use <= 6; use += 1) {
          const response = await fetch(command.response_url, {
            method: 'POST',
            body: JSON.stringify({ text: `use ${use}`, replace_original: use === 2 }),
          });
          statuses.push(response.status);
        }
      });
    });

    await type('/echo');
    await workspace.until(mira, ({ wire }) => wire.some(({ error }) => error === 'used_url'));

    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(workspace.snapshot(mira).messages.map(({ text }) => text)).toEqual([
      'use 2',
      'use 3',
      'use 4',
      'use 5',
    ]);
  });

  it('says so when nobody knows it', async () => {
    expect(await type('/nonsense')).toMatchObject({
      ok: false,
      error: expect.stringContaining('/nonsense is not a valid command'),
    });
  });
});

describe('/invite', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
  });
  afterEach(() => workspace.stop());

  const type = (text: string, channel: string) =>
    workspace.act(mira, { kind: 'command', channel, text });
  const isIn = (channel: string) =>
    workspace.snapshot(mira).channels.find(({ id }) => id === channel)?.appIsMember;

  it.each([
    ['/invite @Tiny', 'C00000OPEN'],
    ['/invite <@U0000000BOT>', 'C0000QUIET'],
    ['/invite @Tiny #open', foresight],
  ])('brings the app in, as Slack does by itself: %s', async (text, channel) => {
    expect(await type(text, channel)).toEqual({ ok: true });

    expect(isIn(text.endsWith('#open') ? 'C00000OPEN' : channel)).toBe(true);
  });

  it.each([
    ['/invite', 'C00000OPEN', '/invite @Tiny'],
    ['/invite @Jonas', 'C00000OPEN', 'only the app can be invited'],
    ['/invite @Tiny', foresight, 'already in this channel'],
    ['/invite @Tiny', 'D00000PAIR', 'cannot be invited there'],
  ])('says why it does nothing: %s in %s', async (text, channel, why) => {
    expect(await type(text, channel)).toMatchObject({
      ok: false,
      error: expect.stringContaining(why),
    });
  });
});

describe('a slash command on the wire', () => {
  let workspace: Workspace;
  let server: Server;
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];

  async function begin(status: number, options: Partial<WorkspaceOptions> = {}): Promise<void> {
    received.length = 0;
    workspace = aWorkspace(options);
    await workspace.start();
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('no port');
    }
    workspace.setRequestUrl(`http://127.0.0.1:${address.port}/`);
  }

  afterEach(async () => {
    await workspace.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('has Slack’s fields, and a signature in real time', async () => {
    await begin(200, { clock: createManualClock('2030-01-01T00:00:00Z') });

    await workspace.act(mira, { kind: 'command', channel: foresight, text: '/plain a  b & c' });

    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const timestamp = String(headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', secrets.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const { response_url, trigger_id, ...fields } = Object.fromEntries(new URLSearchParams(body));
    expect(fields).toEqual({
      token: 'deprecated-verification-token',
      team_id: 'T0000000001',
      team_domain: 'workspace',
      channel_id: foresight,
      channel_name: 'foresight',
      user_id: mira,
      user_name: 'mira.lang',
      command: '/plain',
      text: 'a  b & c',
      api_app_id: 'A0000000001',
      is_enterprise_install: 'false',
    });
    expect(response_url).toContain(`${workspace.url}/response/`);
    expect(trigger_id).toMatch(/^\d+\.\d+\.[0-9a-f]{32}$/);
  });

  it('fails with dispatch_failed where the app answers with an error', async () => {
    await begin(500);

    const result = await workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/echo',
    });

    expect(result).toMatchObject({ ok: false, error: expect.stringContaining('dispatch_failed') });
  });

  it('can no longer be answered after half an hour of the injected clock', async () => {
    const clock = createManualClock('2026-11-23T08:00:00Z');
    await begin(200, { clock });
    await workspace.act(mira, { kind: 'command', channel: foresight, text: '/echo' });
    const url = new URLSearchParams(received[0]?.body).get('response_url') ?? '';
    const use = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'late' }) });

    const within = await use();
    clock.advance(30 * 60 * 1000 + 1);
    const after = await use();

    expect(within.status).toBe(200);
    expect(after.status).toBe(404);
    expect(await after.json()).toMatchObject({ error: 'expired_url' });
  });
});
