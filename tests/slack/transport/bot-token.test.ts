import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAskSlack } from '../../../src/slack/doctor/ask-slack.ts';
import { type BotToken, createRotatingBotToken } from '../../../src/slack/transport/bot-token.ts';
import { createNetwork, NO_PROXY } from '../../../src/slack/transport/network.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { type RecordedEvents, recordEvents } from '../../support/record-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TWELVE_HOURS_MS = 12 * 3_600_000;
const settings = {
  botToken: 'xoxe.xoxb-1-first',
  refreshToken: 'xoxe-1-first',
  clientId: '1.2',
  clientSecret: 'client-secret',
};

/** A Slack that rotates: each refresh token is good once, the last two bot tokens count. */
describe('a bot token that runs out', () => {
  let slack: Server;
  let apiUrl: string;
  let clock: ManualClock;
  let events: RecordedEvents;
  let file: string;
  let given: number;
  let isDown: boolean;
  const counts = () => (given === 0 ? [settings.botToken] : [`xoxe.xoxb-1-${given}`]);

  beforeEach(async () => {
    clock = createManualClock('2026-11-28T09:00:00Z');
    events = recordEvents();
    file = join(tempFolder(), 'signalpost.db.token');
    given = 0;
    isDown = false;
    slack = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        const say = (answer: object) => response.end(JSON.stringify(answer));
        response.statusCode = isDown ? 503 : 200;
        response.setHeader('content-type', 'application/json');
        if (isDown) {
          response.end();
          return;
        }
        if (request.url?.endsWith('auth.test')) {
          const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
          say(counts().includes(token) ? { ok: true } : { ok: false, error: 'token_expired' });
          return;
        }
        const form = new URLSearchParams(body);
        const last = given === 0 ? settings.refreshToken : `xoxe-1-${given}`;
        if (form.get('refresh_token') !== last || form.get('client_secret') !== 'client-secret') {
          say({ ok: false, error: 'invalid_refresh_token' });
          return;
        }
        given += 1;
        say({
          ok: true,
          access_token: `xoxe.xoxb-1-${given}`,
          refresh_token: `xoxe-1-${given}`,
          expires_in: 43_200,
        });
      });
    });
    slack.listen(0, '127.0.0.1');
    await once(slack, 'listening');
    apiUrl = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
  });

  afterEach(() => {
    slack.closeAllConnections();
    slack.close();
  });

  const aToken = (changes: Partial<typeof settings> = {}): BotToken =>
    createRotatingBotToken(
      { ask: createAskSlack(createNetwork(NO_PROXY).fetch, apiUrl), clock, events },
      { ...settings, ...changes, file },
    );
  /** Asks as the app does, by Slack's SDK, which was made with the first token. */
  const authTest = (token: BotToken) =>
    new WebClient(settings.botToken, {
      slackApiUrl: apiUrl,
      fetch: token.outgoing(createNetwork(NO_PROXY)).fetch,
      retryConfig: { retries: 0 },
    }).auth.test();

  it('is exchanged at the start, and calls carry the one that counts', async () => {
    const token = aToken();

    expect(await token.renewWhenDue()).toBe(true);

    expect(token.current()).toBe('xoxe.xoxb-1-1');
    expect(await authTest(token)).toMatchObject({ ok: true });
  });

  it('is exchanged again two hours before it runs out, not earlier', async () => {
    const token = aToken();
    await token.renewWhenDue();

    clock.advance(TWELVE_HOURS_MS * 0.8);
    await token.renewWhenDue();
    expect(given).toBe(1);
    clock.advance(TWELVE_HOURS_MS * 0.1);
    await token.renewWhenDue();

    expect(given).toBe(2);
    expect(await authTest(token)).toMatchObject({ ok: true });
  });

  it('goes on after a restart with what it has, which nobody else can read', async () => {
    await aToken().renewWhenDue();

    const again = aToken();
    await again.renewWhenDue();

    expect(given).toBe(1);
    expect(again.current()).toBe('xoxe.xoxb-1-1');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('begins anew where an operator set another refresh token', async () => {
    await aToken().renewWhenDue();
    const other = aToken({ botToken: 'xoxe.xoxb-1-other', refreshToken: 'xoxe-1-other' });

    expect(other.current()).toBe('xoxe.xoxb-1-other');
  });

  it('stays while Slack is out of order, and says so', async () => {
    const token = aToken();
    isDown = true;

    expect(await token.renewWhenDue()).toBe(false);
    isDown = false;
    expect(await token.renewWhenDue()).toBe(true);

    expect(events.of('token-not-renewed')).toEqual([{ reason: 'it answered with HTTP 503' }]);
    expect(JSON.stringify(events)).not.toContain('xoxe');
  });

  it('takes a broken file for none', async () => {
    writeFileSync(file, '{"botToken":');

    expect(await aToken().renewWhenDue()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('xoxe-1-1');
  });
});
