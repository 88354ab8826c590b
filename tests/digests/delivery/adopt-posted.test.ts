import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
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
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const ITEMS = 4;
const weekly = DigestName.parse('weekly');

/** A database, and a copy of it from before its digest. */
describe('a backup that was restored', () => {
  let clock: ManualClock;
  let slack: FakeSlack;
  let file: string;
  let backup: string;
  let restored: Store;

  beforeEach(async () => {
    const folder = await aTemporaryFolder();
    file = join(folder, 'signalpost.db');
    backup = join(folder, 'backup.db');
    clock = createHurriedClock(START);
    slack = createFakeSlack(clock);
    const store = await openTestStore(file);
    await closeBaseline(store, later(START, -HOUR));
    await aRoom({ store, clock }).tick();
    await putPages(store, { from: 1, count: ITEMS, at: later(START, MINUTE) });
    await store.close();
    copyFileSync(file, backup);
  });

  afterEach(() => restored.close());

  /** Lives on the database, or on the restored copy, until nothing is open. */
  async function live(store: Store, events = recordEvents()) {
    const room = aRoom({ store, clock, poster: slack.poster, events });
    await room.tick();
    await room.finish(AbortSignal.timeout(15_000));
    return events;
  }

  async function postFromTheOriginal(): Promise<void> {
    const store = await openTestStore(file);
    const room = aRoom({ store, clock, poster: slack.poster });
    clock.set(SLOT);
    await room.tick();
    await room.finish(AbortSignal.timeout(15_000));
    await store.close();
  }

  it('posts nothing again, and knows the messages as its own', async () => {
    await postFromTheOriginal();
    const before = slack.messages().map(({ ref }) => ref);
    clock.advance(HOUR);

    restored = await openTestStore(backup);
    const events = await live(restored);

    expect(slack.messages().map(({ ref }) => ref)).toEqual(before);
    const run = await restored.latestRun(weekly);
    const deliveries = await restored.deliveries(run?.id ?? '');
    expect(run?.state).toBe('done');
    expect(deliveries.map(({ ref }) => ref)).toEqual(before);
    expect(events.of('run-adopted')).toMatchObject([{ messages: ITEMS + 1 }]);
  });

  it('completes what was posted in part', async () => {
    await postFromTheOriginal();
    for (const { ref } of slack.messages().slice(3)) {
      await slack.poster.remove(ref);
    }
    clock.advance(HOUR);

    restored = await openTestStore(backup);
    await live(restored);

    const threads = new Set(slack.messages().map(({ threadTs }) => threadTs));
    expect(slack.messages()).toHaveLength(ITEMS + 1);
    expect(threads).toEqual(new Set([null, slack.messages()[0]?.ref.ts]));
  });

  it('does not post items again that another run of the digest posted', async () => {
    const store = await openTestStore(file);
    const room = aRoom({ store, clock, poster: slack.poster });
    clock.set(later(SLOT, -10 * MINUTE));
    await room.run('weekly', 'cli');
    await room.finish(AbortSignal.timeout(15_000));
    await store.close();
    restored = await openTestStore(backup);
    await putPages(restored, { from: 50, count: 1, at: later(SLOT, -5 * MINUTE) });
    clock.set(later(SLOT, HOUR));

    await live(restored);

    const shown = slack.messages().filter(({ message }) => message.kind === 'item');
    expect(shown).toHaveLength(ITEMS + 1);
    expect(new Set(shown.map(({ mark }) => mark.itemId)).size).toBe(ITEMS + 1);
  });

  it('waits for Slack rather than posting without having looked', async () => {
    await postFromTheOriginal();
    clock.advance(HOUR);
    slack.blind = true;
    restored = await openTestStore(backup);
    const room = aRoom({ store: restored, clock, poster: slack.poster });
    await room.tick();

    await room.advance(AbortSignal.timeout(5000));

    expect(slack.messages()).toHaveLength(ITEMS + 1);
    slack.blind = false;
  });

  it('posts what is not there', async () => {
    clock.set(later(SLOT, HOUR));

    restored = await openTestStore(backup);
    await live(restored);

    expect(slack.messages()).toHaveLength(ITEMS + 1);
  });
});
