import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { DAY_MS, later, MINUTE_MS } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { anAlert, aWish, CHANNEL, mira } from '../made/make.ts';
import { withChangedDigest } from './with-changed-digest.ts';

/** Good when it was saved; this version reads it no longer. */
const QUERY = 'ports rel:>=9';

describe.each([
  ['a digest', 'The digest Rules', aWish({ title: 'Rules' })],
  ['an alert', 'Your alert Rules', anAlert({ title: 'Rules' })],
])('%s whose query cannot be read any more', (_what, subject, wish) => {
  let store: Store;
  let clock: ManualClock;
  let room: DigestsAtWork;
  let name: DigestName;
  let told: readonly unknown[];
  let words: readonly string[];
  const definition = () => room.made.definition(mira, name);

  withChangedDigest(
    (known) => ({ definition: { ...known.definition, query: QUERY } }),
    (stage) => {
      ({ store, clock, room, name, told, words } = stage);
    },
    wish,
  );

  it('pauses, and keeps no other from being planned', async () => {
    expect(await definition()).toMatchObject({
      query: QUERY,
      pause: { because: 'query-unreadable' },
    });
    expect(await room.made.change(mira, name, { kind: 'resume' })).toMatchObject({
      kind: 'needs-edit',
      because: 'query-unreadable',
    });
    expect(await room.nextDueAt()).toEqual(new Date('2026-11-23T08:00:00Z'));
  });

  it('is told to whoever made it, with what is wrong', async () => {
    await room.tellOfDefinitions();

    expect(told).toEqual([[[mira.user], `digest-query:${name}:2`]]);
    expect(words).toEqual([
      `${subject} pauses: its query cannot be read any more. I can't read rel:>=9: relevancy runs 1–5. Try rel:>=4. Put it right with Edit in /signalpost digest list and save it; it goes on then.`,
    ]);
  });

  it('goes on when it is edited, and of what passed meanwhile nothing was missed', async () => {
    clock.advance(30 * DAY_MS);
    await room.made.save({ actor: mira, name, wish, isPrivate: false, version: 2 });

    expect(await definition()).toMatchObject({ query: '', pause: null });
    expect(await store.madeDigest(name)).toMatchObject({
      made: { startsAt: later(clock.now(), -30 * DAY_MS), slotsFrom: clock.now() },
    });
    await room.tellOfDefinitions();
    expect(told).toEqual([]);
  });

  it('says nothing of one that somebody had paused, or deleted', async () => {
    await room.made.change(mira, name, { kind: 'pause' });
    await room.tellOfDefinitions();
    await room.made.change(mira, name, { kind: 'delete' });
    await room.tellOfDefinitions();

    expect(told).toEqual([]);
  });
});

describe('what is asked of a digest whose query cannot be read', () => {
  let store: Store;
  let clock: ManualClock;
  let room: DigestsAtWork;
  let name: DigestName;

  withChangedDigest(
    (known) => ({ definition: { ...known.definition, query: QUERY } }),
    (stage) => {
      ({ store, clock, room, name } = stage);
    },
  );

  it('is answered with what is wrong', async () => {
    const unreadable = { part: 'rel:>=9' };

    expect(await room.preview(name)).toMatchObject({ size: 0, info: { unreadable } });
    expect(await room.replay(name, 91)).toMatchObject({ kind: 'unreadable-query', unreadable });
    expect(await room.run(name, mira.user)).toMatchObject({ kind: 'paused' });
  });

  it('keeps nobody from another digest of its channel', async () => {
    const other = DigestName.parse('another');
    await putPages(store, { from: 1, count: 1, at: clock.now() });

    expect(await room.made.preview(aWish({ channel: CHANNEL }), other)).toMatchObject({
      overlaps: [],
    });
  });
});

describe('an alert whose query cannot be read', () => {
  let store: Store;
  let clock: ManualClock;
  let name: DigestName;

  withChangedDigest(
    (known) => ({ definition: { ...known.definition, query: QUERY } }),
    (stage) => {
      ({ store, clock, name } = stage);
    },
    anAlert(),
  );

  it('is not tried in vain, and tells what came meanwhile once it is edited', async () => {
    const events = recordEvents();
    const room = aRoom({ store, clock, events, definitions: [] });
    await closeBaseline(store, clock.now());
    clock.advance(MINUTE_MS);
    await putPages(store, { from: 1, count: 1, at: clock.now() });
    await store.completeIndex(clock.now());
    clock.advance(10 * MINUTE_MS);

    await room.tick();
    expect(events.of('planning-failed')).toEqual([]);
    await room.made.save({ actor: mira, name, wish: anAlert(), isPrivate: false, version: 2 });
    await room.tick();

    expect(events.of('run-planned')).toMatchObject([{ digest: name, entries: 1 }]);
  });
});
