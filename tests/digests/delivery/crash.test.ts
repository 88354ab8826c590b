import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest-definition.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { someOf } from '../../support/runs.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { createFakeSlack, type FakeSlack, type Fault } from './fake-slack.ts';
import { createLife, type Life } from './life.ts';
import { createRandom } from './random.ts';

const MINUTE = 60_000;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const ITEMS = 5;
const weekly = DigestName.parse('weekly');

describe('a process that is killed', () => {
  let store: Store;
  let clock: ManualClock;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    await closeBaseline(store, new Date('2026-11-22T07:00:00Z'));
    await aRoom({ store, clock }).tick();
    await putPages(store, { from: 1, count: ITEMS, at: new Date(START.getTime() + MINUTE) });
    clock.set(SLOT);
  });

  afterEach(() => store.close());

  /** Lives until its death, or until everything is posted. @returns how many steps it took. */
  async function live(slack: FakeSlack, life: Life): Promise<number> {
    const room = aRoom({ store: life.wrap(store), clock, poster: life.wrap(slack.poster) });
    await room.tick();
    const never = AbortSignal.timeout(15_000);
    await room.finish(AbortSignal.any([life.over, never]));
    return life.steps();
  }

  async function expectOnceEach(slack: FakeSlack) {
    const messages = slack.messages();
    const run = await store.latestRun(weekly);
    const deliveries = await store.deliveries(run?.id ?? '');
    expect(run?.state).toBe('done');
    expect(deliveries.map(({ state }) => state)).toEqual(Array(ITEMS + 1).fill('sent'));
    // In order, but for an item that was tried for a quarter of an hour: the others go on then.
    const placed = messages.map(({ mark, ref }) => [mark.deliveryId, ref.ts]);
    const recorded = deliveries.map(({ id, ref }) => [id, ref?.ts]);
    expect(placed.toSorted()).toEqual(recorded.toSorted());
    expect(placed[0]).toEqual(recorded[0]);
    expect(new Set(messages.slice(1).map(({ threadTs }) => threadTs))).toEqual(
      new Set([messages[0]?.ref.ts]),
    );
    expect(await store.runs(weekly, 10)).toHaveLength(1);
  }

  it.each(['before', 'after'] as const)(
    'at any step, %s it has its effect, loses and doubles nothing',
    async (when) => {
      const steps = await live(createFakeSlack(clock), createLife(Infinity, when));
      expect(steps).toBeGreaterThan(40);
      await store.close();

      for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
        store = await openTestStore();
        clock = createHurriedClock(START);
        await closeBaseline(store, new Date('2026-11-22T07:00:00Z'));
        await aRoom({ store, clock }).tick();
        await putPages(store, { from: 1, count: ITEMS, at: new Date(START.getTime() + MINUTE) });
        clock.set(SLOT);
        const slack = createFakeSlack(clock);

        await live(slack, createLife(dieAt, when));
        clock.advance(2 * MINUTE);
        await live(slack, createLife(Infinity, when));

        await expectOnceEach(slack);
        if (dieAt < steps) {
          await store.close();
        }
      }
    },
  );

  it.each(Array.from({ length: someOf(25) }, (_, seed) => seed + 1))(
    'again and again, in bad weather, loses and doubles nothing (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const slack = createFakeSlack(clock, () => weather(random));

      for (let lives = 0; lives < 12; lives += 1) {
        const dieAt = 1 + Math.floor(random() * 25);
        await live(slack, createLife(dieAt, random() < 0.5 ? 'before' : 'after'));
        clock.advance(Math.floor(random() * 3 * MINUTE));
      }
      await live(slack, createLife(Infinity, 'before'));

      await expectOnceEach(slack);
    },
  );
});

function weather(random: () => number): Fault | null {
  const dice = random();
  if (dice < 0.15) {
    return { kind: 'limited', retryAfterMs: 1000 + Math.floor(random() * 30_000) };
  }
  if (dice < 0.25) {
    return { kind: 'dropped' };
  }
  if (dice < 0.35) {
    return { kind: 'swallowed' };
  }
  return dice < 0.45 ? { kind: 'late', afterMs: Math.floor(random() * 69_000) } : null;
}
