import { describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import { aDefinition, aRoom } from '../digest-builders.ts';
import {
  type DueDigest,
  expectOnceEach,
  ITEMS,
  MINUTE,
  patience,
  SLOT,
  START,
  withDueDigest,
} from './due-digest.ts';
import { createFakeSlack, type Fault } from './fake-slack.ts';

describe('posting a message', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it('posts the parent, then each item into its thread, in order', async () => {
    const slack = createFakeSlack(stage.clock);

    await stage.post(slack);

    expectOnceEach(slack);
    const numbers = slack
      .messages()
      .flatMap(({ message }) => (message.kind === 'item' ? [message.entry.number] : []));
    expect(numbers).toEqual([1, 2, 3, 4]);
    const { run, deliveries } = await stage.latest();
    expect(run).toMatchObject({ state: 'done', channelId: 'C0FORESIGHT' });
    expect(deliveries.every(({ state, ref }) => state === 'sent' && ref !== null)).toBe(true);
    expect(slack.lookups).toEqual([]);
  });

  it('knows which item each reply shows', async () => {
    const slack = createFakeSlack(stage.clock);

    await stage.post(slack);

    const [parent, first] = slack.messages();
    const shown = first?.message.kind === 'item' ? first.message.entry.found.item.id : undefined;
    expect(first && (await stage.store.itemAt(first.ref))).toBe(shown);
    expect(parent && (await stage.store.itemAt(parent.ref))).toBeUndefined();
  });

  it('leaves more than a second between posts to one channel', async () => {
    const slack = createFakeSlack(stage.clock);

    await stage.post(slack);

    const times = slack.requests.map(({ at }) => at.getTime());
    const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
    expect(gaps.every((gap) => gap >= 1100)).toBe(true);
  });

  it('waits as long as Slack asks, and posts then', async () => {
    const slack = createFakeSlack(stage.clock, (n) =>
      n === 2 ? { kind: 'limited', retryAfterMs: 45_000 } : null,
    );

    await stage.post(slack);

    expectOnceEach(slack);
    const [, , limited, again] = slack.requests;
    expect(again?.deliveryId).toBe(limited?.deliveryId);
    expect(Number(again?.at) - Number(limited?.at)).toBeGreaterThanOrEqual(45_000);
  });

  it('gives up one refused message and posts the others', async () => {
    const fault: Fault = { kind: 'refused', code: 'invalid_blocks', scope: 'message' };
    const slack = createFakeSlack(stage.clock, (n) => (n === 2 ? fault : null));

    const room = await stage.post(slack);

    const { run, deliveries } = await stage.latest();
    expect(run?.state).toBe('done');
    expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'sent', 'dead', 'sent', 'sent']);
    expect(deliveries[2]?.reason).toBe('invalid_blocks');
    const { digests } = await room.list();
    expect(digests).toMatchObject([{ waiting: 0, dead: 1 }]);
  });

  it('pauses for the whole workspace, and resumes', async () => {
    const fault: Fault = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    const slack = createFakeSlack(stage.clock, (n) => (n >= 1 && n < 4 ? fault : null));

    await stage.post(slack);

    expectOnceEach(slack);
    const [, first, second] = slack.requests;
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(300_000);
  });

  it('leaves Slack alone in every channel while it refuses the app', async () => {
    const twoMinutesLater = aDefinition({
      name: DigestName.parse('other'),
      channel: '#other',
      schedule: { every: 'day', at: '09:02', timezone: 'Europe/Paris' },
    });
    const fault: Fault = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    const slack = createFakeSlack(stage.clock, (n) => (n === 0 ? fault : null));
    const room = aRoom({
      store: stage.store,
      clock: stage.clock,
      poster: slack.poster,
      definitions: [aDefinition(), twoMinutesLater],
    });
    await stage.store.registerDigest(twoMinutesLater.name, START);
    await room.tick();
    const stop = new AbortController();

    const driving = room.drive(stop.signal);
    while (stage.clock.now() < later(SLOT, 2 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await room.tick();
    await room.finish(patience());
    stop.abort();
    await driving;

    const [refused, next] = slack.requests;
    expect(Number(next?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(300_000);
    expect(slack.messages()).toHaveLength(2 * (ITEMS + 1));
  });
});
