import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClockSkew } from '../../src/server/clock-skew.ts';
import { createNetwork, NO_PROXY } from '../../src/slack/transport/network.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { recordEvents } from '../support/record-events.ts';

const direct = createNetwork(NO_PROXY);

describe('the clock against Slack’s', () => {
  let slack: Server;
  let url: string;
  let date: string | null;
  let clock: ManualClock;

  beforeEach(async () => {
    date = 'Tue, 24 Nov 2026 09:00:00 GMT';
    clock = createManualClock('2026-11-24T09:00:00Z');
    slack = createServer((_request, response) => {
      response.sendDate = false;
      response.end(date === null ? '' : response.setHeader('date', date) && '{"ok":true}');
    });
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
    const address = slack.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  });

  afterEach(() => slack.close());

  it.each([0, 59_000, -59_000])('is trusted when it is %i ms off', async (ms) => {
    clock.advance(ms);
    const skew = createClockSkew({ clock, network: direct, events: recordEvents() }, url);

    await skew.look();

    expect(skew.trouble()).toBeNull();
  });

  it.each([
    [180_000, '180 s ahead of'],
    [-90_000, '90 s behind'],
  ])('is told of when it is %i ms off, once, and again when it is set', async (ms, words) => {
    const events = recordEvents();
    const skew = createClockSkew({ clock, network: direct, events }, url);
    clock.advance(ms);

    await skew.look();
    await skew.look();
    const trouble = skew.trouble();
    clock.advance(-ms);
    await skew.look();

    expect(trouble).toContain(`${words} Slack's`);
    expect(events.seen.map(({ name }) => name)).toEqual(['clock-skewed', 'clock-agrees']);
    expect(skew.trouble()).toBeNull();
  });

  it('is asked for through the proxy that stands between', async () => {
    const network = createNetwork({ http: new URL(url).origin, https: '', no: '' });
    clock.advance(180_000);
    const skew = createClockSkew(
      { clock, network, events: recordEvents() },
      'http://slack.invalid/api/',
    );
    slack.on('connect', (_request, socket, head) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.unshift(head);
      slack.emit('connection', socket);
    });

    await skew.look();

    expect(skew.trouble()).toContain('180 s ahead of');
  });

  it('keeps what it knew while Slack says no time, or nothing', async () => {
    const skew = createClockSkew({ clock, network: direct, events: recordEvents() }, url);
    clock.advance(180_000);
    await skew.look();

    date = null;
    await skew.look();
    slack.closeAllConnections();
    await new Promise((resolve) => slack.close(resolve));
    await skew.look();

    expect(skew.trouble()).toContain('180 s');
  });
});
