import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aTemporaryFolder } from '../../support/temporary-folder.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { createFakeSlack, type FakeSlack } from './fake-slack.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const INDEXED = later(START, -HOUR);
const ITEMS = 4;
const untilStopped = new AbortController().signal;

/** A backup from before pages arrived that a digest told of. */
describe('a backup from before pages arrived', () => {
  let clock: ManualClock;
  let slack: FakeSlack;
  let restored: Store;
  let events: ReturnType<typeof recordEvents>;

  const room = (store: Store) => aRoom({ store, clock, poster: slack.poster, events });

  async function live(store: Store): Promise<void> {
    const living = room(store);
    await living.tick();
    await living.finish(AbortSignal.timeout(15_000));
  }

  beforeEach(async () => {
    const folder = await aTemporaryFolder();
    const [file, backup] = [join(folder, 'signalpost.db'), join(folder, 'backup.db')];
    clock = createHurriedClock(START);
    slack = createFakeSlack(clock);
    events = recordEvents();
    const before = await openTestStore(file);
    await closeBaseline(before, INDEXED);
    await room(before).tick();
    await before.close();
    copyFileSync(file, backup);

    const original = await openTestStore(file);
    await putPages(original, { from: 1, count: ITEMS, at: later(START, MINUTE) });
    clock.set(SLOT);
    await live(original);
    await original.close();

    clock.advance(HOUR);
    restored = await openTestStore(backup);
    // What the first index after the restore finds: the same pages, and one that nobody was told of.
    await putPages(restored, { from: 1, count: ITEMS, at: clock.now() });
    await putPages(restored, { from: 100, count: 1, at: clock.now() });
  });

  afterEach(() => restored.close());

  const told = () => slack.messages().flatMap(({ mark }) => mark.itemId ?? []);

  it('tells of them no second time, neither now nor next week', async () => {
    await room(restored).recallPosted(INDEXED, untilStopped);
    await live(restored);
    expect(told()).toHaveLength(ITEMS);

    clock.set(later(SLOT, WEEK));
    await live(restored);

    expect(told()).toHaveLength(ITEMS + 1);
    expect(new Set(told()).size).toBe(ITEMS + 1);
    expect(events.of('arrivals-recalled')).toEqual([{ digest: 'weekly', pages: ITEMS }]);
  });

  it('is told of in the log where a channel cannot be looked through', async () => {
    slack.blind = true;

    await room(restored).recallPosted(INDEXED, untilStopped);

    expect(events.of('recall-failed')).toMatchObject([{ digest: 'weekly' }]);
  });

  it('asks Slack nothing where nothing is new', async () => {
    slack.blind = true;

    await room(restored).recallPosted(later(clock.now(), HOUR), untilStopped);

    expect(events.of('recall-failed')).toEqual([]);
  });

  it('changes nothing where nothing was posted since', async () => {
    await room(restored).recallPosted(later(SLOT, 30 * MINUTE), untilStopped);

    expect(events.of('arrivals-recalled')).toEqual([]);
  });
});
