import { describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { aDefinition, aRoom, putPages } from '../digest-builders.ts';
import { DAY, HOUR, MINUTE, SLOT, START, withArchive } from '../with-archive.ts';

const weekly = DigestName.parse('weekly');

describe('a preview', () => {
  let store: Store;
  let clock: ManualClock;

  withArchive((archive) => {
    ({ store, clock } = archive);
  });

  it('shows what would be posted now, and changes nothing', async () => {
    const room = aRoom({ store, clock });
    await room.tick();
    await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
    clock.advance(HOUR);

    const once = await room.preview('weekly');
    const again = await room.preview('weekly');

    expect(once).toEqual(again);
    expect(once).toMatchObject({
      kind: 'preview',
      entries: [{ number: 1 }, { number: 2 }, { number: 3 }],
      parents: [{ from: START, to: clock.now() }],
      info: { schedule: 'every Monday at 09:00 (Europe/Paris)', lastRun: null },
    });
    expect(await store.runs(weekly, 10)).toEqual([]);
    clock.set(SLOT);
    await room.tick();
    expect(await store.latestRun(weekly)).toMatchObject({ from: START });
  });

  it('does not make a digest begin: nothing is new to it yet', async () => {
    const room = aRoom({ store, clock });
    await putPages(store, { from: 1, count: 3, at: clock.now() });
    clock.advance(HOUR);

    const outcome = await room.preview('weekly');

    expect(outcome).toMatchObject({ kind: 'preview', entries: [] });
    expect(await store.digestRegisteredAt(weekly)).toBeUndefined();
  });

  it('counts what the slots of the last 90 days would have posted', async () => {
    const room = aRoom({
      store,
      clock,
      definitions: [aDefinition({ limit: 2 })],
    });
    // Three weeks with 1, 5 and no new pages; the last page waits for its slot.
    await putPages(store, { from: 1, count: 1, at: later(SLOT, MINUTE) });
    await putPages(store, { from: 10, count: 5, at: later(SLOT, 8 * DAY) });
    await putPages(store, { from: 20, count: 1, at: later(SLOT, 22 * DAY) });
    clock.set(later(SLOT, 23 * DAY));

    const outcome = await room.preview('weekly');

    // The page of the baseline counts by its date, 1 November.
    expect(outcome).toMatchObject({ past: { days: 90, runs: 3, items: 4 } });
  });

  it('simulates arrivals by page date in an archive that has just been indexed', async () => {
    const everything = async () => ({
      runs: await store.newestRuns(10),
      registered: await store.digestRegisteredAt(weekly),
      waiting: await store.openNotices(clock.now()),
      status: await store.archiveStatus(),
    });
    const before = await everything();

    const outcome = await aRoom({ store, clock }).preview('weekly');

    expect(outcome).toMatchObject({
      entries: [{ number: 1, novelty: 'new' }],
      parents: [{ story: { simulated: true } }],
      past: { days: 90, runs: 1, items: 1 },
    });
    expect(await everything()).toEqual(before);
  });

  it('names the nearest digest to an unknown one', async () => {
    expect(await aRoom({ store, clock }).preview('weakly')).toMatchObject({
      kind: 'unknown',
      nearest: 'weekly',
    });
  });
});
