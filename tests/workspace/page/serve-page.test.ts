import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Change, Snapshot } from '../../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, jonas, mira, secrets } from '../../support/workspace.ts';

const say = {
  as: mira,
  act: { kind: 'say', channel: foresight, threadTs: null, text: 'hello' },
};

describe('what the page is served', () => {
  let clock: ManualClock;
  let workspace: Workspace;

  beforeEach(async () => {
    clock = createManualClock('2026-11-23T08:00:00Z');
    workspace = aWorkspace({
      clock,
      moveClock: async (target) => {
        clock.set(target(clock.now()));
        return null;
      },
      page: () => ({
        html: '<!doctype html><title>Workspace</title>',
        files: new Map([['/assets/main.js', { type: 'text/javascript', body: '1' }]]),
      }),
    });
    await workspace.start();
  });

  afterEach(() => workspace.stop());

  const act = (headers: Record<string, string>, body: unknown = say) =>
    fetch(`${workspace.url}/page/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('comes with a strict policy and is never stored', async () => {
    const response = await fetch(`${workspace.url}/`);
    const file = await fetch(`${workspace.url}/assets/main.js`);

    expect(await response.text()).toContain('<title>Workspace</title>');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(file.headers.get('content-type')).toBe('text/javascript');
    expect((await fetch(`${workspace.url}/assets/none.js`)).status).toBe(404);
  });

  it('lets only its own page act', async () => {
    const foreign = await act({ origin: 'https://evil.example' });
    const crossSite = await act({ 'sec-fetch-site': 'cross-site' });
    const form = await act({ 'content-type': 'text/plain' });
    const nonsense = await act({}, { as: mira, act: { kind: 'rule' } });
    const before = workspace.snapshot(mira).messages.length;
    const own = await act({ origin: workspace.url });

    expect([foreign, crossSite, form, nonsense, own].map(({ status }) => status)).toEqual([
      403, 403, 415, 400, 200,
    ]);
    expect(before).toBe(0);
    expect(workspace.snapshot(mira).messages).toHaveLength(1);
  });

  it('is each person’s own view', async () => {
    await aClient(workspace).chat.postEphemeral({ channel: foresight, user: mira, text: 'psst' });
    const state = async (as: string) => {
      const response = await fetch(`${workspace.url}/page/state?as=${as}`);
      return (await response.json()) as Snapshot;
    };

    const hers = await state(mira);
    const his = await state(jonas);

    expect(hers).toMatchObject({ me: mira, messages: [{ text: 'psst', ephemeral: true }] });
    expect(his).toMatchObject({ me: jonas, messages: [] });
    const kinds = (seen: Snapshot) => seen.channels.map(({ kind, name }) => `${kind} ${name}`);
    expect(kinds(hers)).toEqual([
      'channel foresight',
      'channel open',
      'private quiet',
      'dm Jonas',
      'app Tiny',
    ]);
    expect(kinds(his)).toEqual(['channel foresight', 'channel open', 'dm Mira Lang', 'app Tiny']);
  });

  /** Opens the page's socket as Jonas. */
  const listen = async (headers: Record<string, string> = {}) => {
    const address = `${workspace.url.replace('http', 'ws')}/page/events?as=${jonas}`;
    const socket = new WebSocket(address, { headers });
    const changes: Change[] = [];
    socket.addEventListener('message', ({ data }) => {
      changes.push(JSON.parse(typeof data === 'string' ? data : ''));
    });
    const outcome = await new Promise<string>((resolve) => {
      socket.on('open', () => resolve('open'));
      socket.on('error', ({ message }) => resolve(message));
    });
    return { socket, changes, outcome };
  };

  it('hears of every change at once', async () => {
    const { socket, changes, outcome } = await listen({ origin: workspace.url });
    const kinds = () => changes.map(({ kind }) => kind);
    await aClient(workspace).chat.postEphemeral({ channel: foresight, user: mira, text: 'psst' });

    await act({});
    await act({}, { as: mira, act: { kind: 'move-clock', to: '2026-11-23T09:00:00Z' } });
    await expect.poll(kinds).toContain('clock');
    socket.close();

    expect(outcome).toBe('open');
    expect(changes.filter(({ kind }) => kind === 'message')).toMatchObject([
      { message: { text: 'hello', user: mira } },
    ]);
    expect(changes.at(-1)).toEqual({
      kind: 'clock',
      clock: { now: '2026-11-23T09:00:00.000Z', movable: true, goal: null },
    });
  });

  it('lets no other page listen', async () => {
    const outcomes = await Promise.all([
      listen({ origin: 'https://evil.example' }),
      listen({ origin: 'null' }),
      listen({ 'sec-fetch-site': 'cross-site' }),
      listen({ host: 'evil.example' }),
    ]);

    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'Unexpected server response: 403',
      'Unexpected server response: 403',
      'Unexpected server response: 403',
      'Unexpected server response: 403',
    ]);
  });

  it('takes whoever it does not know for the first of the people', async () => {
    const state = async (query: string) => {
      const response = await fetch(`${workspace.url}/page/state${query}`);
      return (await response.json()) as Snapshot;
    };

    expect(await state('')).toMatchObject({ me: mira });
    expect(await state('?as=U0NOPE')).toMatchObject({ me: mira });
    expect((await state('?as=U0NOPE')).channels).not.toEqual([]);
  });

  it('counts what someone has not read, and forgets it when they have', async () => {
    const unread = () =>
      workspace.snapshot(jonas).channels.find(({ id }) => id === foresight)?.unread;
    await act({});
    const before = unread();

    await workspace.act(jonas, { kind: 'read', channel: foresight });

    expect(before).toBe(1);
    expect(unread()).toBe(0);
    expect(workspace.snapshot(mira).channels[0]?.unread).toBe(0);
  });

  it('keeps an ephemeral message until it is dismissed', async () => {
    await aClient(workspace).chat.postEphemeral({ channel: foresight, user: mira, text: 'psst' });
    const ts = workspace.snapshot(mira).messages[0]?.ts ?? '';

    const foreign = await workspace.act(jonas, { kind: 'dismiss', channel: foresight, ts });
    const own = await workspace.act(mira, { kind: 'dismiss', channel: foresight, ts });

    expect(foreign.ok).toBe(false);
    expect(own.ok).toBe(true);
    expect(workspace.snapshot(mira).messages).toEqual([]);
  });

  it('keeps people out of channels that are not theirs', async () => {
    const into = (as: string) =>
      workspace.act(as, { kind: 'say', channel: 'C0000QUIET', threadTs: null, text: 'x' });

    expect((await into(jonas)).ok).toBe(false);
    expect((await into('U0NOBODY')).ok).toBe(false);
    expect((await into(mira)).ok).toBe(true);
  });

  it('takes a reply to a reply into the same thread, and none to a thread that is gone', async () => {
    const inThread = (threadTs: string | null) =>
      workspace.act(mira, { kind: 'say', channel: foresight, threadTs, text: 'x' });
    await inThread(null);
    const ts = (at: number) => workspace.snapshot(mira).messages[at]?.ts ?? '';
    await inThread(ts(0));
    await inThread(ts(1));

    const gone = await inThread('1.000000');

    expect(gone).toEqual({ ok: false, error: 'That thread is gone.' });
    expect(workspace.snapshot(mira).messages.map(({ threadTs }) => threadTs)).toEqual([
      null,
      ts(0),
      ts(0),
    ]);
  });

  it('never moves the clock back', async () => {
    const result = await workspace.act(mira, { kind: 'move-clock', to: '2026-11-23T07:00:00Z' });

    expect(result).toEqual({ ok: false, error: 'The clock only moves forward.' });
  });

  it('shows headers on the wire, but no token', async () => {
    workspace.failNext('auth.test', 'rate-limit');
    await aClient(workspace)
      .auth.test()
      .catch(() => undefined);
    await fetch(`${workspace.apiUrl}auth.test`, {
      method: 'POST',
      body: new URLSearchParams({ token: secrets.botToken }),
    });

    const [limited] = workspace.wire();
    expect(JSON.stringify(workspace.wire())).not.toContain(secrets.botToken);
    expect(limited).toMatchObject({
      requestHeaders: { authorization: 'Bearer (not shown)' },
      response: { ok: false, error: 'ratelimited' },
      responseHeaders: { 'retry-after': '1' },
      status: 429,
      error: 'ratelimited',
    });
  });
});

describe('an address', () => {
  it('that is taken is refused, and another can be had', async () => {
    const first = aWorkspace();
    await first.start();
    const port = Number(new URL(first.url).port);
    const second = aWorkspace();

    const refused = await second.start({ port }).catch((error: unknown) => error);
    await second.start();
    const { url } = second;
    await Promise.all([first.stop(), second.stop()]);

    expect(refused).toMatchObject({ code: 'EADDRINUSE' });
    expect(url).not.toBe(first.url);
  });
});
