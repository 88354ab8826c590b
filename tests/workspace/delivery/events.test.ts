import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../src/workspace/json.ts';
import type { WireEntry } from '../../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  aClient,
  aWorkspace,
  foresight,
  jonas,
  mira,
  type RunningApp,
  startBolt,
} from '../../support/workspace.ts';

/** What an event says; over the socket it comes in an envelope. */
function payloadOf(entry: WireEntry | undefined): JsonObject {
  const request = isObject(entry?.request) ? entry.request : {};
  return isObject(request.payload) ? request.payload : request;
}

describe.each(['http', 'socket'] as const)('events over %s', (transport) => {
  let clock: ManualClock;
  let workspace: Workspace;
  let bolt: RunningApp | undefined;
  let heard: { type: string; [key: string]: unknown }[];

  beforeEach(async () => {
    clock = createManualClock('2026-11-23T08:00:00Z');
    workspace = aWorkspace({ clock, answerWithinMs: 10_000 });
    await workspace.start();
    heard = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.use(async ({ body, next }) => {
        if ('event' in body) {
          heard.push(body.event);
        }
        await next();
      });
    });
  });

  afterEach(async () => {
    await bolt?.stop();
    bolt = undefined;
    await workspace.stop();
  });

  const of = (type: string) => heard.filter((event) => event.type === type);

  it('tell of a reaction with everything a real one has', async () => {
    const { ts = '' } = await aClient(workspace).chat.postMessage({
      channel: foresight,
      text: 'item',
    });

    await workspace.act(mira, { kind: 'react', channel: foresight, ts, emoji: 'eyes' });
    await workspace.act(mira, { kind: 'unreact', channel: foresight, ts, emoji: 'eyes' });
    await workspace.idle();

    const shape = {
      user: mira,
      reaction: 'eyes',
      item: { type: 'message', channel: foresight, ts },
      item_user: workspace.identity.botUserId,
      event_ts: expect.stringMatching(/^1795420800\.\d{6}$/),
    };
    expect(of('reaction_added')).toEqual([{ type: 'reaction_added', ...shape }]);
    expect(of('reaction_removed')).toEqual([{ type: 'reaction_removed', ...shape }]);
    const [entry] = workspace.wire().filter(({ name }) => name === 'event reaction_added');
    expect(payloadOf(entry)).toMatchObject({
      type: 'event_callback',
      team_id: 'T0000000001',
      api_app_id: 'A0000000001',
      event_id: expect.stringMatching(/^Ev/),
      event_time: 1795420800,
      authorizations: [{ user_id: 'U0000000BOT', is_bot: true }],
      event_context: expect.any(String),
    });
  });

  it('tell of messages and mentions where the app is, and nowhere else', async () => {
    const say = (channel: string, text: string) =>
      workspace.act(mira, { kind: 'say', channel, threadTs: null, text });

    await say(foresight, 'hello @Tiny & all');
    await say('C00000OPEN', 'unheard');
    await say('D00000MIRA', 'in private');
    await workspace.idle();

    expect(of('message').map(({ text, channel_type }) => ({ text, channel_type }))).toEqual([
      { text: 'hello <@U0000000BOT> &amp; all', channel_type: 'channel' },
      { text: 'in private', channel_type: 'im' },
    ]);
    expect(of('app_mention')).toMatchObject([{ user: mira, channel: foresight }]);
  });

  it('tell which of the app’s own tabs somebody opens', async () => {
    await workspace.act(mira, { kind: 'open-messages' });
    await workspace.act(mira, { kind: 'open-home' });
    await workspace.idle();

    expect(of('app_home_opened')).toMatchObject([
      { user: mira, channel: 'D00000MIRA', tab: 'messages' },
      { user: mira, channel: 'D00000MIRA', tab: 'home' },
    ]);
  });

  it('tell when the app is invited, and then hear that channel', async () => {
    await workspace.act(mira, { kind: 'invite-app', channel: 'C0000QUIET' });
    await workspace.act(mira, {
      kind: 'say',
      channel: 'C0000QUIET',
      threadTs: null,
      text: 'now',
    });
    await workspace.idle();

    expect(of('member_joined_channel')).toMatchObject([
      { user: 'U0000000BOT', channel: 'C0000QUIET', channel_type: 'G', inviter: mira },
    ]);
    expect(of('message')).toMatchObject([{ text: 'now', channel_type: 'group' }]);
  });

  it('come twice where deliveries are duplicated, under one event_id', async () => {
    workspace.setWeather({ rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 1 });

    await workspace.act(jonas, { kind: 'open-home' });
    await workspace.idle();

    const sent = workspace.wire().filter(({ name }) => name === 'event app_home_opened');
    const ids = sent.map((entry) => payloadOf(entry).event_id);
    expect(of('app_home_opened')).toHaveLength(2);
    expect(new Set(ids)).toEqual(new Set([expect.stringMatching(/^Ev/)]));
  });

  it('are not sent where the manifest does not subscribe to them', async () => {
    const deaf = aWorkspace({ manifest: { display_information: { name: 'Deaf' } } });
    await deaf.start();
    deaf.setRequestUrl('http://127.0.0.1:1/');

    await deaf.act(mira, { kind: 'open-home' });
    await deaf.idle();
    await deaf.stop();

    expect(deaf.wire()).toEqual([]);
  });
});

describe('an event that the app does not take', () => {
  it('comes again at once, after a minute and after five, with Slack’s headers', async () => {
    const clock = createManualClock('2026-11-23T08:00:00Z');
    const workspace = aWorkspace({ clock });
    await workspace.start();
    const seen: { num: unknown; reason: unknown }[] = [];
    const bolt = await startBolt(workspace, 'http', (app) => {
      const refuse = async ({
        retryNum,
        retryReason,
      }: {
        retryNum?: unknown;
        retryReason?: unknown;
      }) => {
        seen.push({ num: retryNum, reason: retryReason });
        throw new Error('not taken');
      };
      app.processEvent = refuse;
    });
    await workspace.act(mira, { kind: 'open-home' });
    await workspace.idle();
    const atOnce = seen.length;
    clock.advance(60_000);
    await workspace.idle();
    const afterAMinute = seen.length;
    clock.advance(300_000);
    await workspace.idle();
    clock.advance(3_600_000);
    await workspace.idle();
    const headers = workspace
      .wire()
      .filter(({ name }) => name.startsWith('event'))
      .map(({ requestHeaders }) => requestHeaders);
    await bolt.stop();
    await workspace.stop();

    expect(headers[0]).toMatchObject({
      'content-type': 'application/json',
      'x-slack-request-timestamp': expect.stringMatching(/^\d{10}$/),
      'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
    });
    expect(headers[0]).not.toHaveProperty('x-slack-retry-num');
    expect(headers[1]).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_error',
    });
    expect(atOnce).toBe(2);
    expect(afterAMinute).toBe(3);
    expect(seen).toEqual([
      { num: undefined, reason: undefined },
      { num: 1, reason: 'http_error' },
      { num: 2, reason: 'http_error' },
      { num: 3, reason: 'http_error' },
    ]);
  });
});
