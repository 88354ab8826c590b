import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { someOf } from '../../support/runs.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { anAlert, aWish, make, mira, noor } from '../made/make.ts';
import { createFakeSlack, type FakeSlack, type Fault } from './fake-slack.ts';
import { createLife, type Life } from './life.ts';
import { createRandom } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');

/** Whatever Slack and the network do to a message, but refuse it for good. */
function weather(random: () => number): Fault | null {
  const faults: readonly Fault[] = [
    { kind: 'limited', retryAfterMs: 5_000 },
    { kind: 'dropped' },
    { kind: 'swallowed' },
    { kind: 'late', afterMs: 20_000 },
    { kind: 'broken' },
  ];
  return faults[Math.floor(random() * 12)] ?? null;
}

describe('digests made in Slack, in a process that is killed, in bad weather', () => {
  let store: Store;
  let clock: ManualClock;
  let slack: FakeSlack;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    await closeBaseline(store, later(START, -HOUR));
  });

  afterEach(() => store.close());

  async function live(life: Life): Promise<void> {
    const room = aRoom({
      store: life.wrap(store),
      clock,
      poster: life.wrap(slack.poster),
      definitions: [],
    });
    await room.tick().catch(() => {});
    await room.finish(AbortSignal.any([life.over, AbortSignal.timeout(15_000)]));
  }

  const seeds = Array.from({ length: someOf(20) }, (_, seed) => seed + 1);

  it.each(seeds)(
    'an alert comes once, in its thread, while somebody edits another digest (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      slack = createFakeSlack(clock, () => weather(random));
      const calm = aRoom({ store, clock, definitions: [] });
      const thread = { channel: ChannelId.parse('C0FORESIGHT'), threadTs: MessageTs.parse('1.5') };
      const alert = await make(calm, anAlert(), {
        name: DigestName.parse('alert-one'),
        firstAnswer: thread,
      });
      const digest = await make(calm, aWish());
      await putPages(store, { from: 1, count: 4, at: later(START, MINUTE) });
      await store.completeIndex(later(START, 2 * MINUTE));
      clock.set(later(SLOT, MINUTE));

      for (let lives = 0; lives < 10; lives += 1) {
        const dieAt = 1 + Math.floor(random() * 30);
        await live(createLife(dieAt, random() < 0.5 ? 'before' : 'after'));
        const version = (await store.madeDigest(digest))?.made.version ?? 0;
        const wish = aWish({ title: `Title ${lives}`, limit: 3 + lives });
        await calm.made.save({ actor: noor, name: digest, wish, isPrivate: false, version });
        clock.advance(Math.floor(random() * 3 * MINUTE));
      }
      await live(createLife(Infinity, 'before'));

      const of = (channel: string, threadTs: string | null) =>
        slack
          .messages()
          .filter((message) => message.channel === channel && message.threadTs === threadTs);
      const told = slack.messages().map(({ mark }) => mark.deliveryId);
      expect(new Set(told).size).toBe(told.length);
      expect(of('C0FORESIGHT', '1.5')).toHaveLength(1);
      expect(of('U0MIRA', null)).toEqual([]);
      // The run that was planned first says what the digest was then: a list, and a reply for each item.
      const runs = await store.runs(digest, 5);
      expect(runs.map(({ state }) => state)).toEqual(['done']);
      const deliveries = await store.deliveries(runs[0]?.id ?? '');
      expect(deliveries.every(({ state }) => state === 'sent')).toBe(true);
      expect((await store.runs(alert, 5)).map(({ state }) => state)).toEqual(['done']);
    },
  );

  it.each(seeds)(
    'a digest that is deleted and brought back in the middle of its run is told once (seed %i)',
    async (seed) => {
      const random = createRandom(seed + 100);
      slack = createFakeSlack(clock, () => weather(random));
      const calm = aRoom({ store, clock, definitions: [] });
      const name = await make(calm);
      await putPages(store, { from: 1, count: 4, at: later(START, MINUTE) });
      clock.set(SLOT);

      for (let lives = 0; lives < 6; lives += 1) {
        await live(createLife(1 + Math.floor(random() * 25), random() < 0.5 ? 'before' : 'after'));
        await calm.made.change(mira, name, { kind: random() < 0.5 ? 'delete' : 'restore' });
        clock.advance(Math.floor(random() * MINUTE));
      }
      await calm.made.change(mira, name, { kind: 'restore' });
      await live(createLife(Infinity, 'before'));

      const told = slack.messages().map(({ mark }) => mark.deliveryId);
      expect(new Set(told).size).toBe(told.length);
      expect(await store.openRuns()).toEqual([]);
      const [run] = await store.runs(name, 1);
      expect(['done', 'refused']).toContain(run?.state);
      expect(slack.messages()).toHaveLength(run?.state === 'done' ? 5 : 0);
    },
  );

  it.each(seeds)(
    'an alert that is edited in the middle of its runs tells of each item once (seed %i)',
    async (seed) => {
      const random = createRandom(seed + 200);
      slack = createFakeSlack(clock, () => weather(random));
      const calm = aRoom({ store, clock, definitions: [] });
      const name = await make(calm, anAlert(), { name: DigestName.parse('alert-one') });

      for (let lives = 0; lives < 6; lives += 1) {
        await putPages(store, { from: 1 + 2 * lives, count: 2, at: later(clock.now(), 1) });
        await store.completeIndex(later(clock.now(), 2));
        clock.advance(10 * MINUTE);
        await live(createLife(1 + Math.floor(random() * 20), random() < 0.5 ? 'before' : 'after'));
        const version = (await store.madeDigest(name))?.made.version ?? 0;
        const wish = anAlert({ title: `Alert ${lives}`, limit: 20 + lives });
        await calm.made.save({ actor: mira, name, wish, isPrivate: false, version });
        clock.advance(HOUR + Math.floor(random() * HOUR));
      }
      for (let rest = 0; rest < 2; rest += 1) {
        await live(createLife(Infinity, 'before'));
        clock.advance(2 * HOUR);
      }

      const told = slack.messages().map(({ mark }) => mark.deliveryId);
      expect(new Set(told).size).toBe(told.length);
      const runs = await store.runs(name, 50);
      expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['done']));
      const chosen = await Promise.all(runs.map(({ id }) => store.runSelection(id)));
      const items = chosen.flatMap((selection) => selection?.chosen.map(({ id }) => id) ?? []);
      expect(items).toHaveLength(12);
      expect(new Set(items).size).toBe(12);
    },
  );
});
