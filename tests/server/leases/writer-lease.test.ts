import { once } from 'node:events';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { holdWriterLease, LeaseBusyError } from '../../../src/server/leases/writer-lease.ts';
import type { LeaseStore } from '../../../src/store/lease-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { createHurriedClock, createManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';

const start = new Date('2026-11-24T10:00:00Z');
const elsewhere = 'another-host:12';

describe('holdWriterLease', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
  });

  afterEach(() => store.close());

  it('says who holds the database when it does not come free in time', async () => {
    const clock = createHurriedClock(start);
    await store.holdLease('writer', elsewhere, start, 3_600_000);

    const waiting = holdWriterLease({ store, events: silentEvents, clock });

    await expect(waiting).rejects.toThrow(LeaseBusyError);
    await expect(waiting).rejects.toThrow(/another-host:12 .*since 2026-11-24T10:00:00/);
  });

  it('takes the lease over once a holder that died without a word is forgotten', async () => {
    const clock = createHurriedClock(start);
    await store.holdLease('writer', elsewhere, start, 30_000);

    const lease = await holdWriterLease({ store, events: silentEvents, clock });

    expect(clock.now().getTime() - start.getTime()).toBeGreaterThanOrEqual(30_000);
    await lease.release();
  });

  it('is another than its double: same host name, same process id', async () => {
    const clock = createHurriedClock(start);
    const first = await holdWriterLease({ store, events: silentEvents, clock });

    const second = holdWriterLease({ store, events: silentEvents, clock }, { waitMs: 60_000 });

    await expect(second).rejects.toThrow(LeaseBusyError);
    expect(first.lost.aborted).toBe(false);
    await first.release();
  });

  it('waits for the heartbeats of a holder whose process cannot be seen from here', async () => {
    const clock = createHurriedClock(start);
    const otherNamespace = `${hostname()}:999999`;
    await store.holdLease('writer', otherNamespace, start, 15_000);

    const lease = await holdWriterLease({ store, events: silentEvents, clock });

    expect(clock.now().getTime() - start.getTime()).toBeGreaterThanOrEqual(15_000);
    await lease.release();
  });

  it('takes the lease at once where nobody else can be at work', async () => {
    const clock = createManualClock(start);
    await store.holdLease('writer', elsewhere, start, 3_600_000);

    const lease = await holdWriterLease(
      { store, events: silentEvents, clock },
      { nobodyElse: true },
    );

    expect(lease.lost.aborted).toBe(false);
    await lease.release();
  });

  it('survives a database that cannot be written to for minutes, says so once and when it ends', async () => {
    const clock = createHurriedClock(start);
    const events = recordEvents();
    let full = false;
    const sometimesFull: Pick<LeaseStore, 'holdLease' | 'releaseLease'> = {
      releaseLease: (...release) => store.releaseLease(...release),
      holdLease: async (...hold) => {
        if (full) {
          throw new StoreError('disk-full', 'The disk is full.');
        }
        return store.holdLease(...hold);
      },
    };
    const lease = await holdWriterLease({ store: sometimesFull, events, clock });
    const pass = async (ms: number) => {
      const until = clock.now().getTime() + ms;
      while (clock.now().getTime() < until) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    };

    full = true;
    await pass(50_000);
    full = false;
    await pass(10_000);

    expect(lease.lost.aborted).toBe(false);
    expect(events.seen.map(({ name }) => name)).toEqual(['lease-renewal-failed', 'lease-renewed']);
    expect((await store.holdLease('writer', elsewhere, clock.now(), 1)).kind).toBe('busy');
    await lease.release();
  });

  it('keeps the lease by its heartbeat, and gives it back when released', async () => {
    const clock = createHurriedClock(start);
    const lease = await holdWriterLease({ store, events: silentEvents, clock, owner: 'here:1' });
    while (clock.now().getTime() < start.getTime() + 120_000) {
      await new Promise((resolve) => setImmediate(resolve));
    }

    const whileHeld = await store.holdLease('writer', elsewhere, clock.now(), 30_000);
    await lease.release();
    const afterwards = await store.holdLease('writer', elsewhere, clock.now(), 30_000);

    expect(whileHeld.kind).toBe('busy');
    expect(afterwards.kind).toBe('held');
    expect(lease.lost.aborted).toBe(false);
  });

  it('notices that another process took it over', async () => {
    const clock = createHurriedClock(start);
    const lease = await holdWriterLease({ store, events: silentEvents, clock, owner: 'here:1' });
    await store.releaseLease('writer', 'here:1');
    await store.holdLease('writer', elsewhere, clock.now(), 1e12);

    await once(lease.lost, 'abort');

    await lease.release();
    expect((await store.holdLease('writer', 'third:1', clock.now(), 1)).kind).toBe('busy');
  });
});
