import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { Store } from '../../../src/store/store.ts';
import { jonas, mira, pageId, team } from '../../support/builders.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { isDeep, someOf } from '../../support/runs.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { createFakeSlack, type FakeSlack, type Fault } from './fake-slack.ts';
import { createLife, type Life } from './life.ts';
import { createRandom } from './random.ts';

const MINUTE = 60_000;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const ITEMS = 5;
/** A store is opened for each of 70 deaths: 5 s on an idle machine, five times that on a busy one. */
const BUSY_MS = 60_000;
/** From one step to the next that is died at: each where tests go deep. */
const STRIDE = isDeep ? 1 : 3;
const weekly = DigestName.parse('weekly');
const soon = new Date(START.getTime() + MINUTE);

interface Told {
  readonly what: 'items' | 'review';
  /** What there is to tell at the slot. */
  readonly fill: (store: Store) => Promise<void>;
  readonly messages: number;
  /** Steps that a life takes at least. */
  readonly steps: number;
  /** Lives in bad weather. */
  readonly seeds: number;
}

const ITEMS_TOLD: Told = {
  what: 'items',
  fill: (store) => putPages(store, { from: 1, count: ITEMS, at: soon }),
  messages: ITEMS + 1,
  steps: 40,
  seeds: 25,
};
const REVIEWS_TOLD: Told = {
  what: 'review',
  fill: decideAndFlag,
  messages: 1,
  steps: 20,
  seeds: 8,
};

/** One item is decided, and another waits. */
async function decideAndFlag(store: Store): Promise<void> {
  await putPages(store, { from: 1, count: 2, at: soon });
  for (const n of [1, 2]) {
    const [found] = await store.itemsOfPage(pageId(n));
    const itemId = ItemId.parse(found?.item.id);
    await store.addMark({ itemId, actor: jonas, mark: { kind: 'button' }, at: soon });
    if (n === 1) {
      const asked = { itemId, team, verdict: 'accepted', note: null, duplicateOf: null } as const;
      await store.addDecision({ ...asked, by: mira.user, at: soon });
    }
  }
}

describe.each([ITEMS_TOLD, REVIEWS_TOLD])(
  'a process that is killed while it tells of $what',
  (told) => {
    let store: Store;
    let clock: ManualClock;
    const definitions = [aDefinition({ what: told.what })];

    const begin = async () => {
      store = await openTestStore();
      clock = createHurriedClock(START);
      await closeBaseline(store, new Date('2026-11-22T07:00:00Z'));
      await aRoom({ store, clock, definitions }).tick();
      await told.fill(store);
      clock.set(SLOT);
    };

    beforeEach(begin);

    afterEach(() => store.close());

    /** Lives until its death, or until everything is posted. @returns how many steps it took. */
    async function live(slack: FakeSlack, life: Life): Promise<number> {
      const room = aRoom({
        store: life.wrap(store),
        clock,
        definitions,
        poster: life.wrap(slack.poster),
      });
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
      expect(deliveries.map(({ state }) => state)).toEqual(Array(told.messages).fill('sent'));
      // In order, but for an item that was tried for a quarter of an hour: the others go on then.
      const placed = messages.map(({ mark, ref }) => [mark.deliveryId, ref.ts]);
      const recorded = deliveries.map(({ id, ref }) => [id, ref?.ts]);
      expect(placed.toSorted()).toEqual(recorded.toSorted());
      expect(placed[0]).toEqual(recorded[0]);
      expect(messages.slice(1).every(({ threadTs }) => threadTs === messages[0]?.ref.ts)).toBe(
        true,
      );
      expect(await store.runs(weekly, 10)).toHaveLength(1);
    }

    it.each(['before', 'after'] as const)(
      'at any step, %s it has its effect, loses and doubles nothing',
      async (when) => {
        const steps = await live(createFakeSlack(clock), createLife(Infinity, when));
        expect(steps).toBeGreaterThan(told.steps);
        await store.close();

        for (let dieAt = 1; dieAt <= steps; dieAt += STRIDE) {
          await begin();
          const slack = createFakeSlack(clock);

          await live(slack, createLife(dieAt, when));
          clock.advance(2 * MINUTE);
          await live(slack, createLife(Infinity, when));

          await expectOnceEach(slack);
          if (dieAt + STRIDE <= steps) {
            await store.close();
          }
        }
      },
      BUSY_MS,
    );

    it.each(Array.from({ length: someOf(told.seeds) }, (_, seed) => seed + 1))(
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
  },
);

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
