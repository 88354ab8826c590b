import { beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
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
import { createFakeSlack, type FakeSlack } from './fake-slack.ts';
import { createRandom } from './random.ts';

describe('posting open runs', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it('keeps other channels going while one is held up', async () => {
    const other = aDefinition({ name: DigestName.parse('other'), channel: '#other' });
    const definitions = [aDefinition(), other];
    const slack = createFakeSlack(stage.clock, (_n, { channel }) =>
      channel === 'C0FORESIGHT' && stage.clock.now() < later(SLOT, 10 * MINUTE)
        ? { kind: 'limited', retryAfterMs: 600_000 }
        : null,
    );
    await stage.store.registerDigest(other.name, START);

    await stage.post(slack, { definitions });

    const otherTimes = slack.messages().filter(({ ref }) => ref.channel === 'C0OTHER');
    expect(otherTimes).toHaveLength(ITEMS + 1);
    expect(otherTimes.every(({ at }) => at < later(SLOT, MINUTE))).toBe(true);
    expect(slack.messages()).toHaveLength(2 * (ITEMS + 1));
  });

  it('tries again after the poster or the store broke', async () => {
    const slack = createFakeSlack(stage.clock, (n) => (n === 1 ? { kind: 'broken' } : null));
    let faults = 3;
    const shaky: Store = {
      ...stage.store,
      deliveries: async (id) => {
        faults -= 1;
        if (faults === 0) {
          throw new Error('the database is locked');
        }
        return stage.store.deliveries(id);
      },
    };

    await stage.post(slack, { store: shaky });

    expectOnceEach(slack);
  });

  it('posts each message once when three processes share the ledger', async () => {
    const slack = createFakeSlack(stage.clock, (n) => (n % 3 === 1 ? { kind: 'swallowed' } : null));
    const rooms = ['one', 'two', 'three'].map((owner) =>
      aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster, owner }),
    );
    await rooms[0]?.tick();

    await Promise.all(rooms.map((room) => room.finish(patience())));

    expectOnceEach(slack);
  });

  it.each([1, 2, 3, 4, 5, 6])('survives bad weather (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const slack = createFakeSlack(stage.clock, () => {
      const dice = random();
      if (dice < 0.15) {
        return { kind: 'limited', retryAfterMs: 1000 + Math.floor(random() * 60_000) };
      }
      if (dice < 0.25) {
        return { kind: 'dropped' };
      }
      if (dice < 0.35) {
        return { kind: 'swallowed' };
      }
      return dice < 0.45 ? { kind: 'late', afterMs: Math.floor(random() * 69_000) } : null;
    });

    await stage.post(slack);

    expectOnceEach(slack);
    expect((await stage.latest()).run?.state).toBe('done');
  });

  describe('by a clock that is moved by hand', () => {
    let still: ManualClock;

    beforeEach(() => {
      still = createManualClock(SLOT);
    });

    /** Moves the clock to wherever the room says that it goes on. @returns the waits, in milliseconds. */
    async function moveThrough(slack: FakeSlack, parts: Partial<Parameters<typeof aRoom>[0]> = {}) {
      const room = aRoom({ store: stage.store, clock: still, poster: slack.poster, ...parts });
      await room.tick();
      const waits: number[] = [];
      for (
        let goesOnAt = await room.advance(patience());
        goesOnAt !== null;
        goesOnAt = await room.advance(patience())
      ) {
        waits.push(goesOnAt.getTime() - still.now().getTime());
        still.set(goesOnAt);
      }
      return waits;
    }

    it('posts what can be posted now, and says when the rest goes on', async () => {
      const slack = createFakeSlack(still);

      const waits = await moveThrough(slack);

      expect(waits).toEqual(Array(ITEMS).fill(1100));
      expectOnceEach(slack);
    });

    it('says when a post without an answer is looked up, and tried again', async () => {
      const slack = createFakeSlack(still, (n) => (n === 0 ? { kind: 'dropped' } : null));

      const waits = await moveThrough(slack);

      // Timeout and settling, then the second look; the channel has been free for long.
      expect(waits).toEqual([70_000, 30_000, ...Array(ITEMS).fill(1100)]);
      expectOnceEach(slack);
    });

    it('says when it tries again after a fault of the store', async () => {
      const slack = createFakeSlack(still);
      let faults = 1;
      const shaky: Store = {
        ...stage.store,
        openRuns: async () => {
          faults -= 1;
          if (faults === 0) {
            throw new Error('the database is locked');
          }
          return stage.store.openRuns();
        },
      };

      const waits = await moveThrough(slack, { store: shaky });

      expect(waits).toEqual([30_000, ...Array(ITEMS).fill(1100)]);
      expectOnceEach(slack);
    });

    it('has nothing to say when no run is open, and posts nothing once it is told to stop', async () => {
      const slack = createFakeSlack(still);
      const room = aRoom({ store: stage.store, clock: still, poster: slack.poster });

      const before = await room.advance(patience());
      await room.tick();
      const stopped = await room.advance(AbortSignal.abort());

      expect(before).toBeNull();
      expect(stopped).not.toBeNull();
      expect(slack.requests).toEqual([]);
    });
  });

  it('ends between two steps when it is told to stop, and goes on later', async () => {
    const stop = new AbortController();
    const slack = createFakeSlack(stage.clock, (n) => {
      if (n === 2) {
        stop.abort();
      }
      return null;
    });
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    await room.tick();

    await room.drive(stop.signal);
    const posted = slack.messages().length;
    const states = (await stage.latest()).deliveries.map(({ state }) => state);
    await stage.post(slack);

    expect(posted).toBe(3);
    expect(states).toEqual(['sent', 'sent', 'sent', 'pending', 'pending']);
    expectOnceEach(slack);
  });

  it('starts at once when something is planned while it sleeps', async () => {
    const still = createManualClock(stage.clock.now());
    const slack = createFakeSlack(still);
    const room = aRoom({
      store: stage.store,
      clock: still,
      poster: slack.poster,
      timings: { paceMs: 0 },
    });
    const stop = new AbortController();
    const driving = room.drive(stop.signal);
    await new Promise((resolve) => setImmediate(resolve));

    await room.tick();
    const patient = patience();
    while (slack.messages().length <= ITEMS && !patient.aborted) {
      await new Promise((resolve) => setImmediate(resolve));
    }

    stop.abort();
    await driving;
    expectOnceEach(slack);
  });

  it('cannot post without a poster', async () => {
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: null });

    await expect(room.drive(patience())).rejects.toThrow('no poster');
  });
});
