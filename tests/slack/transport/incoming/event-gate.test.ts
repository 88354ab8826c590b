import { beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import {
  createEventGate,
  type EventGate,
} from '../../../../src/slack/transport/incoming/event-gate.ts';
import {
  createWorkInProgress,
  type WorkInProgress,
} from '../../../../src/slack/transport/incoming/work-in-progress.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createManualClock, type ManualClock } from '../../../support/manual-clock.ts';
import { openTestStore } from '../../../support/open-store.ts';

interface Incoming {
  readonly body: unknown;
  readonly ack: () => Promise<void>;
}

const anEvent = (id: string, acked: string[] = []): Incoming => ({
  body: { type: 'event_callback', event_id: id, event: { type: 'reaction_added' } },
  ack: async () => {
    acked.push(id);
  },
});

describe('the event gate', () => {
  let store: Store;
  let clock: ManualClock;
  let work: WorkInProgress;
  let ran: unknown[];
  let fault: Error | undefined;
  let gate: EventGate<Incoming>;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-24T10:00:00Z');
    work = createWorkInProgress(clock);
    ran = [];
    fault = undefined;
    gate = createEventGate<Incoming>(
      { inbox: store, clock, events: silentEvents, work, owner: 'one' },
      async ({ body }) => {
        ran.push(body);
        if (fault !== undefined) {
          throw fault;
        }
      },
      (body) => ({ body, ack: async () => {} }),
    );
  });

  it('runs an event once, however often it comes', async () => {
    await gate.process(anEvent('Ev1'));
    const acked: string[] = [];
    await gate.process(anEvent('Ev1', acked));

    expect(ran).toHaveLength(1);
    expect(acked).toEqual(['Ev1']);
  });

  it('runs an event once when it comes twice at the same time', async () => {
    await Promise.all([gate.process(anEvent('Ev1')), gate.process(anEvent('Ev1'))]);

    expect(ran).toHaveLength(1);
  });

  it('works off at the start what was recorded before the process died', async () => {
    await store.recordEvent('Ev1', anEvent('Ev1').body, clock.now());

    await gate.replayLeftOver();
    await gate.replayLeftOver();

    expect(ran).toEqual([anEvent('Ev1').body]);
  });

  it('leaves an event alone for a minute: a listener may still be at it', async () => {
    await store.recordEvent('Ev1', anEvent('Ev1').body, clock.now());

    await gate.replayWaiting();
    expect(ran).toEqual([]);
    clock.advance(60_001);
    await gate.replayWaiting();

    expect(ran).toHaveLength(1);
  });

  it('gives a failing event up after five attempts', async () => {
    fault = new Error('broken');
    await gate.process(anEvent('Ev1'));
    for (let n = 0; n < 10; n += 1) {
      clock.advance(61_000);
      await gate.replayWaiting();
    }

    expect(ran).toHaveLength(5);
  });

  describe('of several replicas', () => {
    /** @param end - what its listeners wait for. */
    const another = (owner: string, end: Promise<void>) =>
      createEventGate<Incoming>(
        { inbox: store, clock, events: silentEvents, work, owner },
        async ({ body }) => {
          ran.push(body);
          await end;
        },
        (body) => ({ body, ack: async () => {} }),
      );

    it('leaves alone what another is at: sent again, at the start, and after a minute', async () => {
      await store.holdLease('replica:two', 'two', clock.now(), 300_000);
      const end = Promise.withResolvers<void>();
      const working = another('two', end.promise).process(anEvent('Ev1'));
      await expect.poll(() => ran).toHaveLength(1);

      const acked: string[] = [];
      await gate.process(anEvent('Ev1', acked));
      await gate.replayLeftOver();
      clock.advance(61_000);
      await gate.replayWaiting();
      end.resolve();
      await working;
      await gate.replayWaiting();

      expect(acked).toEqual(['Ev1']);
      expect(ran).toHaveLength(1);
    });

    it('takes over what another was at when it died, once', async () => {
      await store.holdLease('replica:two', 'two', clock.now(), 15_000);
      for (const owner of ['one', 'three']) {
        await store.holdLease(`replica:${owner}`, owner, clock.now(), 300_000);
      }
      void another('two', new Promise(() => {})).process(anEvent('Ev1'));
      await expect.poll(() => ran).toHaveLength(1);
      clock.advance(61_000);

      await Promise.all([
        gate.replayWaiting(),
        another('three', Promise.resolve()).replayWaiting(),
      ]);

      expect(ran).toHaveLength(2);
    });

    it('runs an event within what guards its calls', async () => {
      const order: string[] = [];
      const guarded = createEventGate<Incoming>(
        {
          inbox: store,
          clock,
          events: silentEvents,
          work,
          owner: 'one',
          within: async (working) => {
            order.push('begun');
            await working();
            order.push('ended');
          },
        },
        async () => void order.push('ran'),
        (body) => ({ body, ack: async () => {} }),
      );

      await guarded.process(anEvent('Ev1'));

      expect(order).toEqual(['begun', 'ran', 'ended']);
    });
  });

  it('lets the faults of commands through', async () => {
    fault = new Error('broken');

    await expect(
      gate.process({ body: { command: '/signals' }, ack: async () => {} }),
    ).rejects.toThrow('broken');
  });
});

describe('stopping', () => {
  it('waits for what is under way, but not for ever', async () => {
    const clock = createManualClock('2026-11-24T10:00:00Z');
    const work = createWorkInProgress(clock);
    const end = Promise.withResolvers<void>();
    void work.run(() => end.promise);

    const drained = work.drain(12_000);
    clock.advance(12_000);
    expect(await drained).toBe(1);
    end.resolve();

    expect(await work.drain(12_000)).toBe(0);
  });
});
