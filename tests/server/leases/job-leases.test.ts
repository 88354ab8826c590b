import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hold, type Job, type Taken, whileHeld } from '../../../src/model/jobs.ts';
import { TTL_MS } from '../../../src/server/leases/held-leases.ts';
import { createJobLeases, type JobLeases } from '../../../src/server/leases/job-leases.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { type RecordedEvents, recordEvents } from '../../support/record-events.ts';

const START = new Date('2026-11-23T08:00:00Z');
const BEAT_MS = 4_000;

const holdOf = (taken: Taken): Hold => {
  if (taken.kind === 'busy') {
    throw new Error(`busy for ${taken.forMs} ms`);
  }
  return taken.hold;
};

/** A replica that can be stopped as SIGSTOP does: its time does not pass for it, the world's does. */
interface Replica {
  readonly jobs: JobLeases;
  readonly events: RecordedEvents;
  stop(): void;
  goOn(): Promise<void>;
}

describe('job leases', () => {
  let store: Store;
  let clock: ManualClock;
  let unreachable: boolean;
  const replicas: Replica[] = [];

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock(START);
    unreachable = false;
  });

  afterEach(async () => {
    await Promise.all(
      replicas.splice(0).map(async (replica) => {
        await replica.goOn();
        await replica.jobs.end();
      }),
    );
    await store.close();
  });

  const aReplica = async (owner: string): Promise<Replica> => {
    const events = recordEvents();
    let asleep: (() => void)[] | undefined;
    const jobs = createJobLeases({
      store: {
        holdLease: async (...hold) => {
          if (unreachable) {
            throw new StoreError('unavailable', 'The database is out of reach.');
          }
          return store.holdLease(...hold);
        },
        releaseLease: (...release) => store.releaseLease(...release),
      },
      clock: {
        now: () => clock.now(),
        sleep: async (ms, signal) => {
          await clock.sleep(ms, signal);
          if (asleep !== undefined) {
            await new Promise<void>((resolve) => asleep?.push(resolve));
          }
        },
      },
      elapsed: () => clock.now().getTime(),
      events,
      owner,
    });
    const replica = {
      jobs,
      events,
      stop: () => {
        asleep = [];
      },
      goOn: async () => {
        const sleepers = asleep ?? [];
        asleep = undefined;
        for (const wake of sleepers) {
          wake();
        }
        await settled();
      },
    };
    await jobs.begin();
    replicas.push(replica);
    return replica;
  };

  /** A store in memory answers within this turn of the event loop. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  /** Lets time pass in steps in which every heartbeat has its turn. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.advance(Math.min(left, 1_000));
      await settled();
    }
  };

  it('lets one replica do a job at a time, and the other once it is given back', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];

    const hold = holdOf(await a.jobs.take('plan'));
    const meanwhile = await b.jobs.take('plan');
    const another = await b.jobs.take('sweep');
    await hold.giveBack();
    const afterwards = await b.jobs.take('plan');

    expect(meanwhile).toEqual({ kind: 'busy', forMs: TTL_MS });
    expect([another.kind, afterwards.kind]).toEqual(['held', 'held']);
    expect(hold.isHeld()).toBe(false);
  });

  it('keeps a job for minutes by its heartbeat', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const hold = holdOf(await a.jobs.take('plan'));

    await pass(120_000);

    expect(hold.isHeld()).toBe(true);
    expect((await b.jobs.take('plan')).kind).toBe('busy');
    expect(a.events.of('job-lost')).toEqual([]);
  });

  it('passes a job on when its holder was killed, not before its lease has run out', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const hold = holdOf(await a.jobs.take('post:C1'));
    a.stop();

    await pass(TTL_MS - 1_000);
    const early = await b.jobs.take('post:C1');
    await pass(1_000);
    const late = await b.jobs.take('post:C1');

    expect([early.kind, late.kind]).toEqual(['busy', 'held']);
    expect(hold.isHeld()).toBe(false);
  });

  it('tells a holder that was stopped, and goes on, in the very moment in which it looks', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const hold = holdOf(await a.jobs.take('post:C1'));
    a.stop();
    await pass(2 * TTL_MS);
    holdOf(await b.jobs.take('post:C1'));

    // Nothing of it has run yet: no heartbeat, no answer of the database.
    expect(hold.isHeld()).toBe(false);
    expect(hold.lost.aborted).toBe(false);
    await a.goOn();

    expect(hold.lost.aborted).toBe(true);
    expect(a.events.of('job-lost')).toEqual([{ job: 'post:C1', holder: 'b' }]);
    expect((await a.jobs.take('post:C1')).kind).toBe('busy');
  });

  it('takes a hold for lost when others may have had it meanwhile, though nobody has it now', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const hold = holdOf(await a.jobs.take('sweep'));
    a.stop();
    await pass(TTL_MS);
    await whileHeld(b.jobs, 'sweep', async () => {});

    await a.goOn();

    expect(hold.lost.aborted).toBe(true);
    expect(hold.isHeld()).toBe(false);
    expect((await a.jobs.take('sweep')).kind).toBe('held');
  });

  it('holds nothing while the database is out of reach, and goes on if it was not away for long', async () => {
    const a = await aReplica('a');
    const hold = holdOf(await a.jobs.take('plan'));

    unreachable = true;
    await pass(TTL_MS - 1_500);
    const away = hold.isHeld();
    unreachable = false;
    await pass(1_000);

    expect(away).toBe(false);
    expect(hold.isHeld()).toBe(true);
    expect(hold.lost.aborted).toBe(false);
    expect(a.events.seen.map(({ name }) => name)).toEqual([
      'lease-renewal-failed',
      'lease-renewed',
    ]);
  });

  it('says why nothing can be written, once that lasts, until it can', async () => {
    const { jobs } = await aReplica('a');
    unreachable = true;

    await pass(BEAT_MS);
    const once = jobs.trouble();
    await pass(BEAT_MS + 500);
    const lasting = jobs.trouble();
    unreachable = false;
    await pass(BEAT_MS);

    expect(once).toBeNull();
    expect(lasting).toBe('The database is out of reach.');
    expect(jobs.trouble()).toBeNull();
  });

  it('shares its own hold, which ends with the last that is given back', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const [first, second] = await Promise.all([a.jobs.take('sweep'), a.jobs.take('sweep')]);

    await holdOf(first).giveBack();
    await holdOf(first).giveBack();
    const between = await b.jobs.take('sweep');
    await holdOf(second).giveBack();

    expect(between.kind).toBe('busy');
    expect((await b.jobs.take('sweep')).kind).toBe('held');
  });

  it('leaves a pause behind where one was asked for', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    await holdOf(await a.jobs.take('post:C1', { lingerMs: 1_100 })).giveBack();

    const kinds: string[] = [];
    for (const ms of [0, 1_099, 1]) {
      clock.advance(ms);
      kinds.push((await b.jobs.take('post:C1')).kind);
    }

    expect(kinds).toEqual(['busy', 'busy', 'held']);
  });

  it('gives everything back when it ends, and shows the others that it is gone', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    const jobs: readonly Job[] = ['plan', 'index'];
    for (const job of jobs) {
      await a.jobs.take(job);
    }
    const present = await store.leases('replica:', clock.now());

    await a.jobs.end();

    expect(present.map(({ name }) => name)).toEqual(['replica:a', 'replica:b']);
    expect((await store.leases('', clock.now())).map(({ name }) => name)).toEqual(['replica:b']);
    expect((await b.jobs.take('plan')).kind).toBe('held');
  });

  it('appears again after others have taken it for dead, and what it began before is over', async () => {
    const a = await aReplica('a');
    const before = a.jobs.presence();
    a.stop();
    await pass(TTL_MS + BEAT_MS);

    await a.goOn();

    expect(before.isHeld()).toBe(false);
    expect(a.jobs.presence().isHeld()).toBe(true);
    expect((await store.leases('replica:', clock.now())).map(({ owner }) => owner)).toEqual(['a']);
  });

  it('has lost no job where only what it shows has run out', async () => {
    const a = await aReplica('a');
    const shown = holdOf(await a.jobs.show('digest-files:a:abc'));
    a.stop();
    await pass(TTL_MS + BEAT_MS);

    await a.goOn();

    expect(shown.lost.aborted).toBe(true);
    expect(a.events.of('job-lost')).toEqual([]);
  });

  it('gives a job back though the work failed', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];

    const failed = whileHeld(a.jobs, 'chores', async () => {
      throw new Error('no luck');
    });

    await expect(failed).rejects.toThrow('no luck');
    expect(await whileHeld(b.jobs, 'chores', async () => {})).toBe('done');
  });
});
