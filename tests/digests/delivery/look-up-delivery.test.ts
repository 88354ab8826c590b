import { describe, expect, it } from 'vitest';
import { later } from '../../../src/model/duration.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aRoom } from '../digest-builders.ts';
import {
  type DueDigest,
  expectOnceEach,
  HOUR,
  ITEMS,
  patience,
  SLOT,
  withDueDigest,
} from './due-digest.ts';
import { createFakeSlack } from './fake-slack.ts';

describe('a message in doubt', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it.each([0, 1, ITEMS])('finds a message whose answer was lost (post %i)', async (which) => {
    const slack = createFakeSlack(stage.clock, (n) => (n === which ? { kind: 'swallowed' } : null));

    await stage.post(slack);

    expectOnceEach(slack);
    expect(slack.requests).toHaveLength(ITEMS + 1);
    expect(slack.lookups).toHaveLength(1);
    expect((await stage.latest()).run?.state).toBe('done');
  });

  it.each([0, 1, ITEMS])(
    'finds it where this machine’s clock was hours ahead when the run was planned (post %i)',
    async (which) => {
      const slacksClock = {
        ...stage.clock,
        now: () => later(stage.clock.now(), -5 * HOUR),
      };
      const slack = createFakeSlack(slacksClock, (n) =>
        n === which ? { kind: 'swallowed' } : null,
      );

      await stage.post(slack);

      expectOnceEach(slack);
      expect(slack.requests).toHaveLength(ITEMS + 1);
    },
  );

  it.each([0, 1, ITEMS])('posts again what was found absent twice (post %i)', async (which) => {
    const slack = createFakeSlack(stage.clock, (n) => (n === which ? { kind: 'dropped' } : null));

    await stage.post(slack);

    expectOnceEach(slack);
    expect(slack.requests).toHaveLength(ITEMS + 2);
    const [lost, again] = slack.requests.slice(which, which + 2);
    expect(again?.deliveryId).toBe(lost?.deliveryId);
    // Timeout, settling, and half a minute between the two lookups.
    expect(Number(again?.at) - Number(lost?.at)).toBeGreaterThanOrEqual(100_000);
  });

  it('never posts again while lookups fail, and says so after a while', async () => {
    const events = recordEvents();
    const slack = createFakeSlack(stage.clock, (n) => (n === 0 ? { kind: 'dropped' } : null));
    slack.blind = true;
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster, events });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    while (stage.clock.now() < later(SLOT, 2 * HOUR)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const postsWhileBlind = slack.requests.length;
    slack.blind = false;
    await room.finish(patience());
    stop.abort();
    await driving;

    expect(postsWhileBlind).toBe(1);
    expect(events.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expectOnceEach(slack);
  });

  it('goes on with the other items when one stays in doubt for long', async () => {
    const slack = createFakeSlack(stage.clock, (n) => (n === 1 ? { kind: 'swallowed' } : null));
    slack.blind = true;
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    await room.tick();
    const stop = new AbortController();

    const driving = room.drive(stop.signal);
    while (stage.clock.now() < later(SLOT, HOUR)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expect(slack.requests).toHaveLength(ITEMS + 1);
    expect((await stage.latest()).deliveries.map(({ state }) => state)).toEqual([
      'sent',
      'unknown',
      'sent',
      'sent',
      'sent',
    ]);
  });

  it.each([20_000, 65_000, 90_000])(
    'does not double what Slack accepts %i ms late',
    async (afterMs) => {
      const slack = createFakeSlack(stage.clock, (n) => (n < 3 ? { kind: 'late', afterMs } : null));

      await stage.post(slack);

      expectOnceEach(slack);
      expect(slack.requests).toHaveLength(ITEMS + 1);
    },
  );
});
