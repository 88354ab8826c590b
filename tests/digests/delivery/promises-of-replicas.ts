import { afterEach, beforeEach, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { type RecordedEvents, recordEvents } from '../../support/record-events.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { createFakeSlack, type FakeSlack, type Fault } from './fake-slack.ts';
import { createQuietStore, type QuietStore } from './quiet-store.ts';
import { createRandom } from './random.ts';
import { type Replica, startReplica } from './replica.ts';

const MINUTE = 60_000;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const ITEMS = 5;
const PACE_MS = 1_100;
const names = ['first', 'second'].map((name) => DigestName.parse(name));
const definitions = names.map((name) => aDefinition({ name, title: `The ${name}` }));

export interface ReplicasOver {
  /** Empty stores over one truth; replicas get them in turn. One, where several may share it. */
  readonly openStores: () => Promise<readonly [Store, ...Store[]]>;
  /** How many random lives are tried. */
  readonly seeds: number;
  /** How long one may take, in ms of real time. */
  readonly patienceMs: number;
}

/** What several replicas promise of one ledger, whatever it lies in. */
export function promisesOfReplicas({ openStores, seeds, patienceMs }: ReplicasOver): void {
  let stores: readonly QuietStore[];
  let store: Store;
  let clock: ManualClock;
  let replicas: Replica[];
  let started = 0;
  let events: RecordedEvents;

  const begin = async () => {
    stores = (await openStores()).map(createQuietStore);
    store = stores[0]?.store ?? expect.fail('no store');
    clock = createManualClock(START);
    events = recordEvents();
    replicas = [];
    await closeBaseline(store, new Date('2026-11-22T07:00:00Z'));
    await aRoom({ store, clock, definitions }).tick();
    await putPages(store, { from: 1, count: ITEMS, at: later(START, MINUTE) });
    clock.set(SLOT);
  };

  const end = async () => {
    for (const replica of replicas) {
      replica.thaw();
    }
    await Promise.all(replicas.map((replica) => Promise.race([replica.stop(), settled(50)])));
    await Promise.all(stores.map((one) => one.store.close()));
  };

  beforeEach(begin);
  afterEach(end);

  /** Until no store has anything to do for so many turns of the loop. */
  const settled = async (turns: number) => {
    for (let quiet = 0; quiet < turns; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = stores.some((one) => one.isBusy()) ? 0 : quiet;
    }
  };

  const start = async (
    name: string,
    slack: FakeSlack,
    at?: Parameters<typeof startReplica>[1]['at'],
  ): Promise<Replica> => {
    const own = stores[started % stores.length]?.store ?? store;
    started += 1;
    const parts = { store: own, clock, slack, definitions, events };
    return startReplica(name, at === undefined ? parts : { ...parts, at }, (replica) => {
      replicas.push(replica);
    });
  };

  const openRuns = async () => (await store.openRuns()).length;

  /** Lets time pass until nothing is open, or so many seconds have passed. */
  const pass = async (
    seconds: number,
    {
      until = async () => false,
      each = async () => {},
      stepMs = 250,
    }: {
      readonly until?: () => Promise<boolean>;
      readonly each?: () => Promise<void>;
      readonly stepMs?: number;
    } = {},
  ) => {
    for (let n = 0; n < seconds * 1000; n += stepMs) {
      await settled(6);
      if (await until()) {
        return;
      }
      await each();
      clock.advance(stepMs);
    }
  };

  const isDone = async () => (await openRuns()) === 0;

  async function expectOnceEach(slack: FakeSlack) {
    const messages = slack.messages();
    for (const name of names) {
      const run = await store.latestRun(name);
      const deliveries = await store.deliveries(run?.id ?? '');
      expect([name, run?.state]).toEqual([name, 'done']);
      expect(deliveries.map(({ state }) => state)).toEqual(Array(ITEMS + 1).fill('sent'));
      const placed = messages
        .filter(({ mark }) => mark.runId === run?.id)
        .map(({ mark, ref }) => [mark.deliveryId, ref.ts]);
      expect(placed.toSorted()).toEqual(deliveries.map(({ id, ref }) => [id, ref?.ts]).toSorted());
      expect(await store.runs(name, 10)).toHaveLength(1);
      expect(events.of('run-ended').filter(({ digest }) => digest === name)).toHaveLength(1);
    }
  }

  const gaps = (slack: FakeSlack) =>
    slack.requests
      .slice(1)
      .map(({ at }, n) => at.getTime() - (slack.requests[n]?.at ?? at).getTime());

  it('plan each run once, whoever is asked, and post it in order and at its pace', async () => {
    const slack = createFakeSlack(clock);
    const three = [await start('a', slack), await start('b', slack), await start('c', slack)];

    await Promise.all(three.map(({ digests }) => digests.tick()));
    await pass(60, { until: isDone });

    await expectOnceEach(slack);
    const ledger = [];
    for (const name of names) {
      const run = await store.latestRun(name);
      ledger.push(...(await store.ledger(run?.id ?? '')));
    }
    expect(slack.messages().map(({ mark }) => mark.deliveryId)).toEqual(ledger.map(({ id }) => id));
    expect(Math.min(...gaps(slack))).toBeGreaterThanOrEqual(1_000);
  });

  it('go on with a channel whose poster was killed in the middle of a post', async () => {
    const slack = createFakeSlack(clock);
    const [a, b] = [await start('a', slack), await start('b', slack)];
    await a.digests.tick();
    await pass(10, { until: async () => slack.requests.length >= 3 });
    const poster = (await store.leases('post:', clock.now()))[0]?.owner;

    (poster === 'a' ? a : b).kill();
    await pass(300, { until: isDone });

    expect(slack.requests.length).toBeGreaterThan(3);
    await expectOnceEach(slack);
  });

  it('lose no time over a channel whose poster stops in order, and keep the pace', async () => {
    const slack = createFakeSlack(clock);
    const [a, b] = [await start('a', slack), await start('b', slack)];
    await a.digests.tick();
    await pass(10, { until: async () => slack.requests.length >= 3 });
    const poster = (await store.leases('post:', clock.now()))[0]?.owner;

    const stopping = (poster === 'a' ? a : b).stop();
    await pass(60, { until: isDone });
    await stopping;

    await expectOnceEach(slack);
    expect(Math.min(...gaps(slack))).toBeGreaterThanOrEqual(PACE_MS - 250);
    expect(Math.max(...gaps(slack))).toBeLessThan(16_000);
  });

  it.each([
    ['claimDelivery', 'after'],
    ['post', 'before'],
    ['post', 'after'],
    ['updateDelivery', 'before'],
  ] as const)(
    'post nothing twice that was taken over from one that was stopped: %s, %s',
    async (call, when) => {
      const slack = createFakeSlack(clock);
      let stopped: Replica | undefined;
      const stopAt = (replica: Replica, at: string, moment: string) => {
        if (
          stopped === undefined &&
          slack.requests.length === 3 &&
          at === call &&
          moment === when
        ) {
          stopped = replica;
          replica.freeze();
        }
      };
      const three = [];
      for (const name of ['a', 'b', 'c']) {
        three.push(await start(name, slack, stopAt));
      }
      await Promise.all(three.map(({ digests }) => digests.tick()));

      await pass(400, { until: isDone });
      const before = slack.requests.length;
      stopped?.thaw();
      await pass(60);

      expect(stopped).toBeDefined();
      expect(slack.requests).toHaveLength(before);
      await expectOnceEach(slack);
    },
  );

  it.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
    'killed and stopped at any time, in bad weather, lose and double nothing (seed %i)',
    { timeout: patienceMs },
    async (seed) => {
      const random = createRandom(seed);
      let isFine = false;
      const slack = createFakeSlack(clock, () => (isFine ? null : weather(random)));
      const thawAt = new Map<Replica, number>();
      let born = 0;
      let tickAt = 0;
      const happen = (replica: Replica) => {
        const dice = isFine ? 1 : random();
        if (dice < 0.005) {
          replica.kill();
          thawAt.delete(replica);
          replicas.splice(replicas.indexOf(replica), 1);
          void add();
        } else if (dice < 0.02 && !thawAt.has(replica)) {
          replica.freeze();
          thawAt.set(replica, clock.now().getTime() + random() * 180_000);
        }
      };
      const add = () => start(`r${++born}`, slack, happen);
      // Not awaited: each may be stopped, or killed, before it has begun.
      for (let n = 0; n < 3; n += 1) {
        void add();
      }

      const trouble = async () => {
        const now = clock.now().getTime();
        for (const [replica, at] of thawAt) {
          if (at <= now) {
            replica.thaw();
            thawAt.delete(replica);
          }
        }
        if (now >= tickAt) {
          tickAt = now + MINUTE / 2;
          for (const { digests } of replicas) {
            void digests.tick();
          }
        }
      };
      await pass(120, { each: trouble });
      isFine = true;
      for (const [replica] of thawAt) {
        replica.thaw();
      }
      const isOver = async () => (await store.newestRuns(9)).length === names.length && isDone();
      await pass(1500, { until: isOver, each: trouble, stepMs: 1_000 });
      // The second look for late doubles, by whoever is there.
      await pass(1500, { stepMs: 5_000 });

      await expectOnceEach(slack);
    },
  );
}

function weather(random: () => number): Fault | null {
  const dice = random();
  if (dice < 0.1) {
    return { kind: 'limited', retryAfterMs: 1000 + Math.floor(random() * 30_000) };
  }
  if (dice < 0.17) {
    return { kind: 'dropped' };
  }
  if (dice < 0.24) {
    return { kind: 'swallowed' };
  }
  return dice < 0.3 ? { kind: 'late', afterMs: Math.floor(random() * 60_000) } : null;
}
