import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import { holdWriterLease, LeaseBusyError } from '../../src/server/writer-lease.ts';
import type { Store } from '../../src/store/store.ts';
import { createHurriedClock, createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

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

  it('forgets at once a holder of this host whose process has ended', async () => {
    const clock = createManualClock(start);
    const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(ended, 'exit');
    await store.holdLease('writer', `${hostname()}:${ended.pid}`, start, 3_600_000);

    const lease = await holdWriterLease({ store, events: silentEvents, clock });

    expect(lease.lost.aborted).toBe(false);
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
