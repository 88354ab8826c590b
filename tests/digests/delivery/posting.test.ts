import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { pageId } from '../../support/builders.ts';
import {
  createHurriedClock,
  createManualClock,
  type ManualClock,
} from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { createFakeSlack, type FakeSlack, type Fault } from './fake-slack.ts';
import { createRandom } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const ITEMS = 4;
const weekly = DigestName.parse('weekly');
describe('posting a run', () => {
  let store: Store;
  let clock: ManualClock;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    await closeBaseline(store, later(START, -HOUR));
    await aRoom({ store, clock }).tick();
    await putPages(store, { from: 1, count: ITEMS, at: later(START, MINUTE) });
    clock.set(SLOT);
  });

  afterEach(() => store.close());

  const patience = () => AbortSignal.timeout(15_000);

  /** Plans and posts until nothing is open. */
  async function post(slack: FakeSlack, parts: Partial<Parameters<typeof aRoom>[0]> = {}) {
    const room = aRoom({ store, clock, poster: slack.poster, ...parts });
    await room.tick();
    await room.finish(patience());
    return room;
  }

  const latest = async () => {
    const run = await store.latestRun(weekly);
    return { run, deliveries: await store.deliveries(run?.id ?? '') };
  };

  function expectOnceEach(slack: FakeSlack, items = ITEMS) {
    const messages = slack.messages();
    const [parent, ...replies] = messages;
    expect(parent).toMatchObject({ threadTs: null, message: { kind: 'parent' } });
    expect(replies.map(({ message }) => message.kind)).toEqual(Array(items).fill('item'));
    expect(new Set(replies.map(({ threadTs }) => threadTs))).toEqual(new Set([parent?.ref.ts]));
    expect(new Set(messages.map(({ mark }) => mark.deliveryId)).size).toBe(messages.length);
  }

  it('posts the parent, then each item into its thread, in order', async () => {
    const slack = createFakeSlack(clock);

    await post(slack);

    expectOnceEach(slack);
    const numbers = slack
      .messages()
      .flatMap(({ message }) => (message.kind === 'item' ? [message.entry.number] : []));
    expect(numbers).toEqual([1, 2, 3, 4]);
    const { run, deliveries } = await latest();
    expect(run).toMatchObject({ state: 'done', channelId: 'C0FORESIGHT' });
    expect(deliveries.every(({ state, ref }) => state === 'sent' && ref !== null)).toBe(true);
    expect(slack.lookups).toEqual([]);
  });

  it('knows which item each reply shows', async () => {
    const slack = createFakeSlack(clock);

    await post(slack);

    const [parent, first] = slack.messages();
    const shown = first?.message.kind === 'item' ? first.message.entry.found.item.id : undefined;
    expect(first && (await store.itemAt(first.ref))).toBe(shown);
    expect(parent && (await store.itemAt(parent.ref))).toBeUndefined();
  });

  it('leaves more than a second between posts to one channel', async () => {
    const slack = createFakeSlack(clock);

    await post(slack);

    const times = slack.requests.map(({ at }) => at.getTime());
    const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
    expect(gaps.every((gap) => gap >= 1100)).toBe(true);
  });

  it('waits as long as Slack asks, and posts then', async () => {
    const slack = createFakeSlack(clock, (n) =>
      n === 2 ? { kind: 'limited', retryAfterMs: 45_000 } : null,
    );

    await post(slack);

    expectOnceEach(slack);
    const [, , limited, again] = slack.requests;
    expect(again?.deliveryId).toBe(limited?.deliveryId);
    expect(Number(again?.at) - Number(limited?.at)).toBeGreaterThanOrEqual(45_000);
  });

  it.each([0, 1, ITEMS])('finds a message whose answer was lost (post %i)', async (which) => {
    const slack = createFakeSlack(clock, (n) => (n === which ? { kind: 'swallowed' } : null));

    await post(slack);

    expectOnceEach(slack);
    expect(slack.requests).toHaveLength(ITEMS + 1);
    expect(slack.lookups).toHaveLength(1);
    expect((await latest()).run?.state).toBe('done');
  });

  it.each([0, 1, ITEMS])('posts again what was found absent twice (post %i)', async (which) => {
    const slack = createFakeSlack(clock, (n) => (n === which ? { kind: 'dropped' } : null));

    await post(slack);

    expectOnceEach(slack);
    expect(slack.requests).toHaveLength(ITEMS + 2);
    const [lost, again] = slack.requests.slice(which, which + 2);
    expect(again?.deliveryId).toBe(lost?.deliveryId);
    // Timeout, settling, and half a minute between the two lookups.
    expect(Number(again?.at) - Number(lost?.at)).toBeGreaterThanOrEqual(100_000);
  });

  it('never posts again while lookups fail, and says so after a while', async () => {
    const events = recordEvents();
    const slack = createFakeSlack(clock, (n) => (n === 0 ? { kind: 'dropped' } : null));
    slack.blind = true;
    const room = aRoom({ store, clock, poster: slack.poster, events });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    while (clock.now() < later(SLOT, 2 * HOUR)) {
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
    const slack = createFakeSlack(clock, (n) => (n === 1 ? { kind: 'swallowed' } : null));
    slack.blind = true;
    const room = aRoom({ store, clock, poster: slack.poster });
    await room.tick();
    const stop = new AbortController();

    const driving = room.drive(stop.signal);
    while (clock.now() < later(SLOT, HOUR)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expect(slack.requests).toHaveLength(ITEMS + 1);
    expect((await latest()).deliveries.map(({ state }) => state)).toEqual([
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
      const slack = createFakeSlack(clock, (n) => (n < 3 ? { kind: 'late', afterMs } : null));

      await post(slack);

      expectOnceEach(slack);
      expect(slack.requests).toHaveLength(ITEMS + 1);
    },
  );

  it('deletes the double within ten minutes when Slack accepts even later', async () => {
    const slack = createFakeSlack(clock, (n) =>
      n === 0 || n === 2 ? { kind: 'late', afterMs: 300_000 } : null,
    );
    const room = aRoom({ store, clock, poster: slack.poster });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    await room.finish(patience());
    const ended = clock.now();
    while (clock.now() < later(ended, 11 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expectOnceEach(slack);
    const refs = (await latest()).deliveries.map(({ ref }) => ref?.ts);
    expect(new Set(slack.messages().map(({ ref }) => ref.ts))).toEqual(new Set(refs));
  });

  it('keeps the parent that the items hang on when its double turns out to be older', async () => {
    // Given up after two lookups, accepted late after all, while Slack holds up the second attempt.
    const faults: readonly Fault[] = [
      { kind: 'late', afterMs: 110_000 },
      { kind: 'limited', retryAfterMs: 45_000 },
    ];
    const slack = createFakeSlack(clock, (n) => faults[n] ?? null);
    const room = aRoom({ store, clock, poster: slack.poster });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    while (clock.now() < later(SLOT, 20 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expect(slack.requests).toHaveLength(ITEMS + 3);
    expectOnceEach(slack);
  });

  it('remembers to look for doubles after a restart', async () => {
    const slack = createFakeSlack(clock, (n) =>
      n === 1 ? { kind: 'late', afterMs: 300_000 } : null,
    );
    await post(slack);
    clock.advance(5 * MINUTE);
    expect(slack.messages()).toHaveLength(ITEMS + 2);
    const stop = new AbortController();

    const driving = aRoom({ store, clock, poster: slack.poster }).drive(stop.signal);
    while (clock.now() < later(SLOT, 20 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expectOnceEach(slack);
  });

  it('gives up one refused message and posts the others', async () => {
    const fault: Fault = { kind: 'refused', code: 'invalid_blocks', scope: 'message' };
    const slack = createFakeSlack(clock, (n) => (n === 2 ? fault : null));

    const room = await post(slack);

    const { run, deliveries } = await latest();
    expect(run?.state).toBe('done');
    expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'sent', 'dead', 'sent', 'sent']);
    expect(deliveries[2]?.reason).toBe('invalid_blocks');
    const { digests } = await room.list();
    expect(digests).toMatchObject([{ waiting: 0, dead: 1 }]);
  });

  it.each([0, 2])('stops the run when the channel refuses post %i, and tells', async (which) => {
    const events = recordEvents();
    const fault: Fault = { kind: 'refused', code: 'is_archived', scope: 'channel' };
    const slack = createFakeSlack(clock, (n) => (n >= which ? fault : null));

    const room = await post(slack, { events });

    expect(slack.requests).toHaveLength(which + 1);
    expect((await room.list()).digests[0]?.lastRun?.state).toBe('refused');
    expect(events.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  it('stops the run when the channel is not there; the next run covers its days', async () => {
    const slack = createFakeSlack(clock);
    slack.unknownChannels.add('#foresight');
    await post(slack);
    const { run } = await latest();
    slack.unknownChannels.clear();
    clock.set(later(SLOT, 7 * 24 * HOUR));

    await post(slack);

    expect(run?.state).toBe('refused');
    expectOnceEach(slack);
    expect(slack.messages()[0]?.message).toMatchObject({ from: START, slots: 2 });
  });

  it('has nothing to hang items on when the parent is refused', async () => {
    const fault: Fault = { kind: 'refused', code: 'msg_too_long', scope: 'message' };
    const slack = createFakeSlack(clock, (n) => (n === 0 ? fault : null));

    await post(slack);

    expect(slack.requests).toHaveLength(1);
    expect((await latest()).run?.state).toBe('refused');
  });

  it('pauses for the whole workspace, and resumes', async () => {
    const fault: Fault = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    const slack = createFakeSlack(clock, (n) => (n >= 1 && n < 4 ? fault : null));

    await post(slack);

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
    const slack = createFakeSlack(clock, (n) => (n === 0 ? fault : null));
    const room = aRoom({
      store,
      clock,
      poster: slack.poster,
      definitions: [aDefinition(), twoMinutesLater],
    });
    await store.registerDigest(twoMinutesLater.name, START);
    await room.tick();
    const stop = new AbortController();

    const driving = room.drive(stop.signal);
    while (clock.now() < later(SLOT, 2 * MINUTE)) {
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

  it('posts nothing once the run has expired; the next run covers its days', async () => {
    const revoked: Fault = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    let isRevoked = true;
    const slack = createFakeSlack(clock, () => (isRevoked ? revoked : null));
    await post(slack);
    const { run } = await latest();
    const lastTry = slack.requests.at(-1)?.at ?? SLOT;
    isRevoked = false;
    clock.set(later(SLOT, 7 * 24 * HOUR));

    await post(slack);

    expect(run?.state).toBe('expired');
    expect(lastTry <= (run?.expiresAt ?? SLOT)).toBe(true);
    expectOnceEach(slack);
    expect(slack.messages()[0]?.message).toMatchObject({ from: START });
  });

  it('does not post what left the archive meanwhile', async () => {
    const slack = createFakeSlack(clock);
    const room = aRoom({ store, clock, poster: slack.poster });
    await room.tick();
    await store.removeFiles([`${pageId(2)}.md`], clock.now());

    await room.finish(patience());

    expectOnceEach(slack, ITEMS - 1);
    const { run, deliveries } = await latest();
    expect(run?.state).toBe('done');
    expect(deliveries.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
    const parent = slack.messages()[0]?.message;
    expect(JSON.stringify(parent)).not.toContain('place2');
    expect(parent).toMatchObject({ newItems: ITEMS - 1 });
  });

  it('posts nothing at all when everything left the archive', async () => {
    const slack = createFakeSlack(clock);
    const room = aRoom({ store, clock, poster: slack.poster });
    await room.tick();
    const files = Array.from({ length: ITEMS }, (_, n) => `${pageId(n + 1)}.md`);
    await store.removeFiles(files, clock.now());

    await room.finish(patience());

    expect(slack.requests).toEqual([]);
    expect((await latest()).run?.state).toBe('done');
  });

  it('keeps other channels going while one is held up', async () => {
    const other = aDefinition({ name: DigestName.parse('other'), channel: '#other' });
    const definitions = [aDefinition(), other];
    const slack = createFakeSlack(clock, (_n, { channel }) =>
      channel === 'C0FORESIGHT' && clock.now() < later(SLOT, 10 * MINUTE)
        ? { kind: 'limited', retryAfterMs: 600_000 }
        : null,
    );
    await store.registerDigest(other.name, START);

    await post(slack, { definitions });

    const otherTimes = slack.messages().filter(({ ref }) => ref.channel === 'C0OTHER');
    expect(otherTimes).toHaveLength(ITEMS + 1);
    expect(otherTimes.every(({ at }) => at < later(SLOT, MINUTE))).toBe(true);
    expect(slack.messages()).toHaveLength(2 * (ITEMS + 1));
  });

  it('tries again after the poster or the store broke', async () => {
    const slack = createFakeSlack(clock, (n) => (n === 1 ? { kind: 'broken' } : null));
    let faults = 3;
    const shaky: Store = {
      ...store,
      deliveries: async (id) => {
        faults -= 1;
        if (faults === 0) {
          throw new Error('the database is locked');
        }
        return store.deliveries(id);
      },
    };

    await post(slack, { store: shaky });

    expectOnceEach(slack);
  });

  it('posts each message once when three processes share the ledger', async () => {
    const slack = createFakeSlack(clock, (n) => (n % 3 === 1 ? { kind: 'swallowed' } : null));
    const rooms = ['one', 'two', 'three'].map((owner) =>
      aRoom({ store, clock, poster: slack.poster, owner }),
    );
    await rooms[0]?.tick();

    await Promise.all(rooms.map((room) => room.finish(patience())));

    expectOnceEach(slack);
  });

  it.each([1, 2, 3, 4, 5, 6])('survives bad weather (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const slack = createFakeSlack(clock, () => {
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

    await post(slack);

    expectOnceEach(slack);
    expect((await latest()).run?.state).toBe('done');
  });

  describe('by a clock that is moved by hand', () => {
    let still: ManualClock;

    beforeEach(() => {
      still = createManualClock(SLOT);
    });

    /** Moves the clock to wherever the room says that it goes on. @returns the waits, in milliseconds. */
    async function moveThrough(slack: FakeSlack, parts: Partial<Parameters<typeof aRoom>[0]> = {}) {
      const room = aRoom({ store, clock: still, poster: slack.poster, ...parts });
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
        ...store,
        openRuns: async () => {
          faults -= 1;
          if (faults === 0) {
            throw new Error('the database is locked');
          }
          return store.openRuns();
        },
      };

      const waits = await moveThrough(slack, { store: shaky });

      expect(waits).toEqual([30_000, ...Array(ITEMS).fill(1100)]);
      expectOnceEach(slack);
    });

    it('has nothing to say when no run is open, and posts nothing once it is told to stop', async () => {
      const slack = createFakeSlack(still);
      const room = aRoom({ store, clock: still, poster: slack.poster });

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
    const slack = createFakeSlack(clock, (n) => {
      if (n === 2) {
        stop.abort();
      }
      return null;
    });
    const room = aRoom({ store, clock, poster: slack.poster });
    await room.tick();

    await room.drive(stop.signal);
    const posted = slack.messages().length;
    const states = (await latest()).deliveries.map(({ state }) => state);
    await post(slack);

    expect(posted).toBe(3);
    expect(states).toEqual(['sent', 'sent', 'sent', 'pending', 'pending']);
    expectOnceEach(slack);
  });

  it('starts at once when something is planned while it sleeps', async () => {
    const still = createManualClock(clock.now());
    const slack = createFakeSlack(still);
    const room = aRoom({ store, clock: still, poster: slack.poster, timings: { paceMs: 0 } });
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
    const room = aRoom({ store, clock, poster: null });

    await expect(room.drive(patience())).rejects.toThrow('no poster');
  });
});
