import { describe, expect, it } from 'vitest';
import { later } from '../../../src/model/duration.ts';
import { aRoom } from '../digest-builders.ts';
import {
  type DueDigest,
  expectOnceEach,
  ITEMS,
  MINUTE,
  patience,
  SLOT,
  withDueDigest,
} from './due-digest.ts';
import { createFakeSlack, type Fault } from './fake-slack.ts';

describe('late doubles', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it('deletes the double within ten minutes when Slack accepts even later', async () => {
    const slack = createFakeSlack(stage.clock, (n) =>
      n === 0 || n === 2 ? { kind: 'late', afterMs: 300_000 } : null,
    );
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    await room.finish(patience());
    const ended = stage.clock.now();
    while (stage.clock.now() < later(ended, 11 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expectOnceEach(slack);
    const refs = (await stage.latest()).deliveries.map(({ ref }) => ref?.ts);
    expect(new Set(slack.messages().map(({ ref }) => ref.ts))).toEqual(new Set(refs));
  });

  it('keeps the parent that the items hang on when its double turns out to be older', async () => {
    // Given up after two lookups, accepted late after all, while Slack holds up the second attempt.
    const faults: readonly Fault[] = [
      { kind: 'late', afterMs: 110_000 },
      { kind: 'limited', retryAfterMs: 45_000 },
    ];
    const slack = createFakeSlack(stage.clock, (n) => faults[n] ?? null);
    const room = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster });
    const stop = new AbortController();
    await room.tick();

    const driving = room.drive(stop.signal);
    while (stage.clock.now() < later(SLOT, 20 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expect(slack.requests).toHaveLength(ITEMS + 3);
    expectOnceEach(slack);
  });

  it('remembers to look for doubles after a restart', async () => {
    const slack = createFakeSlack(stage.clock, (n) =>
      n === 1 ? { kind: 'late', afterMs: 300_000 } : null,
    );
    await stage.post(slack);
    stage.clock.advance(5 * MINUTE);
    expect(slack.messages()).toHaveLength(ITEMS + 2);
    const stop = new AbortController();

    const driving = aRoom({ store: stage.store, clock: stage.clock, poster: slack.poster }).drive(
      stop.signal,
    );
    while (stage.clock.now() < later(SLOT, 20 * MINUTE)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await driving;

    expectOnceEach(slack);
  });
});
