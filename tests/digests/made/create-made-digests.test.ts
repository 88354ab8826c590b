import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import type { FakeSlack } from '../delivery/fake-slack.ts';
import { aDefinition, aRoom, putPages } from '../digest-builders.ts';
import { DAY, goTo, HOUR, patience, SLOT, START, withPostingRoom } from '../with-archive.ts';
import { anAlert, aWish, CHANNEL, make, mira, noor } from './make.ts';

describe('digests made in Slack', () => {
  let store: Store;
  let clock: ManualClock;
  let slack: FakeSlack;
  let room: DigestsAtWork;

  withPostingRoom((stage) => {
    ({ store, clock, slack, room } = stage);
  });

  const parents = () => slack.messages().filter(({ message }) => message.kind === 'parent');

  it('are posted like those of files', async () => {
    await make(room);
    await putPages(store, { from: 1, count: 3, at: later(START, HOUR) });

    await goTo({ clock, room }, SLOT);

    expect(slack.messages()).toHaveLength(4);
    expect(slack.messages()[0]?.channel).toBe('C0FORESIGHT'.toUpperCase());
  });

  it('stand in the list beside files, by name', async () => {
    room = aRoom({ store, clock, definitions: [aDefinition()] });
    await make(room, aWish({ title: 'Rules' }));
    await make(room, anAlert(), { name: room.made.nameFor('Mine') });

    const { digests } = await room.list();

    expect(digests.map(({ definition }) => definition.name)).toEqual(['made-one', 'weekly']);
    expect(digests.map(({ definition }) => definition.made?.owner)).toEqual(['U0MIRA', undefined]);
  });

  it('are one digest when the form is sent in twice', async () => {
    await make(room);

    const again = await room.made.save({
      actor: mira,
      name: (await room.list()).digests[0]?.definition.name ?? room.made.nameFor(''),
      wish: aWish(),
      isPrivate: false,
      version: null,
    });

    expect(again.kind).toBe('saved-already');
    expect((await room.list()).digests).toHaveLength(1);
  });

  it('tell the second of two editors what the first has changed', async () => {
    const name = await make(room);
    const edit = { name, isPrivate: false, version: 1 };

    const first = await room.made.save({ ...edit, actor: noor, wish: aWish({ limit: 5 }) });
    const second = await room.made.save({ ...edit, actor: mira, wish: aWish({ title: 'Mine' }) });
    const twice = await room.made.save({ ...edit, actor: noor, wish: aWish({ limit: 5 }) });

    expect(first).toMatchObject({ kind: 'saved', before: { definition: { limit: 10 } } });
    expect(second).toMatchObject({
      kind: 'changed-meanwhile',
      made: { changedBy: 'U0NOOR', definition: { limit: 5 } },
    });
    expect(twice.kind).toBe('saved-already');
  });

  it('keep the week of a digest whose title is edited in the middle of it', async () => {
    const name = await make(room);
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    clock.set(later(START, 2 * HOUR));
    await room.made.save({
      actor: mira,
      name,
      wish: aWish({ title: 'Other' }),
      isPrivate: false,
      version: 1,
    });

    await goTo({ clock, room }, SLOT);

    expect(slack.messages()).toHaveLength(3);
    expect(parents()[0]?.message).toMatchObject({ title: 'Other' });
  });

  it('run at no slot that a new time puts into the past', async () => {
    const name = await make(room);
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    clock.set(later(SLOT, -HOUR / 2));
    const schedule = {
      every: 'week',
      on: ['monday'],
      at: '08:00',
      timezone: 'Europe/Paris',
    } as const;
    await room.made.save({
      actor: mira,
      name,
      wish: aWish({ schedule: { ...schedule, on: ['monday'] } }),
      isPrivate: false,
      version: 1,
    });

    await goTo({ clock, room }, SLOT);
    expect(slack.messages()).toEqual([]);

    await goTo({ clock, room }, later(SLOT, 7 * DAY));
    expect(slack.messages()).toHaveLength(3);
  });

  it('post nothing while they pause, and of that time nothing afterwards', async () => {
    const name = await make(room);
    await room.made.change(mira, name, { kind: 'pause' });
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    await goTo({ clock, room }, SLOT);
    expect(slack.messages()).toEqual([]);

    clock.advance(DAY);
    const resumed = await room.made.change(noor, name, { kind: 'resume' });
    await putPages(store, { from: 5, count: 1, at: later(clock.now(), HOUR) });
    await goTo({ clock, room }, later(SLOT, 7 * DAY));

    expect(resumed.kind).toBe('changed');
    expect(slack.messages()).toHaveLength(2);
  });

  it('are not run on request while they pause, and then tell of the time since', async () => {
    const name = await make(room);
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    await room.made.change(mira, name, { kind: 'pause' });
    clock.advance(2 * HOUR);
    expect(await room.run(name, mira.user)).toMatchObject({ kind: 'paused' });

    await room.made.change(mira, name, { kind: 'resume' });
    await putPages(store, { from: 5, count: 1, at: later(clock.now(), HOUR) });
    clock.advance(2 * HOUR);

    expect(await room.run(name, mira.user)).toMatchObject({ kind: 'planned', entries: 1 });
  });

  it('take what two people do in the same moment, one after the other', async () => {
    const name = await make(room);

    const outcomes = await Promise.all([
      room.made.change(mira, name, { kind: 'pause' }),
      room.made.change(noor, name, { kind: 'pause' }),
      room.made.change(noor, name, { kind: 'transfer', to: noor.user }),
    ]);

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already', 'changed', 'changed']);
    expect(await room.made.find(mira, name)).toMatchObject({
      state: 'paused',
      made: { owner: noor.user },
    });
  });

  it('finish a run that has begun, whoever deletes the digest in the middle of it', async () => {
    const name = await make(room);
    await putPages(store, { from: 1, count: 3, at: later(START, HOUR) });
    clock.set(SLOT);
    await room.tick();
    const driving = new AbortController();
    const drive = room.drive(driving.signal);
    while (slack.messages().length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }

    await room.made.change(mira, name, { kind: 'delete' });
    await room.finish(patience());
    driving.abort();
    await drive;

    expect(slack.messages()).toHaveLength(4);
    expect(await store.latestRun(name)).toMatchObject({ state: 'done' });
  });

  it('post nothing of a run that was planned before the digest was deleted', async () => {
    const name = await make(room);
    await putPages(store, { from: 1, count: 3, at: later(START, HOUR) });
    clock.set(SLOT);
    await room.tick();
    await room.made.change(mira, name, { kind: 'delete' });

    await room.finish(patience());

    expect(slack.messages()).toEqual([]);
    expect(await store.latestRun(name)).toMatchObject({ state: 'refused', reason: 'deleted' });
    expect((await room.list()).digests).toEqual([]);
  });

  it('come back as they were when deleting is undone', async () => {
    const name = await make(room);
    await room.made.change(mira, name, { kind: 'delete' });
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    const undone = await room.made.change(mira, name, { kind: 'restore' });

    await goTo({ clock, room }, SLOT);

    expect(undone.kind).toBe('changed');
    expect(slack.messages()).toHaveLength(3);
  });

  it.each([
    ['of a public channel', false, ['made-one']],
    ['of a private channel', true, []],
  ])('leave the runs of a deleted one %s in the log as they were', async (_, isPrivate, logged) => {
    const name = await make(room, aWish(), { isPrivate });
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    await goTo({ clock, room }, SLOT);
    const before = await room.log(5);

    await room.made.change(mira, name, { kind: 'delete' });

    const after = await room.log(5);
    expect(before.past.map(({ run }) => run.digest)).toEqual(logged);
    expect(after.past.map(({ run }) => run.digest)).toEqual(logged);
  });

  it("hide a person's alerts from everybody else", async () => {
    const name = await make(room, anAlert());

    expect(await room.made.find(noor, name)).toBeUndefined();
    expect(await room.made.change(noor, name, { kind: 'delete' })).toEqual({ kind: 'missing' });
    expect(await room.preview(name)).toMatchObject({ kind: 'unknown', known: [] });
    expect(await room.made.alerts(noor)).toEqual([]);
    expect(await room.made.alerts(mira)).toHaveLength(1);
  });

  it('say what is wrong with a wish at its field', async () => {
    const problems = await room.made.check({
      query: 'rel:>=9',
      channel: '#foresight',
      schedule: { every: 'day', at: '09:00', timezone: 'Europe/Pari' },
    });

    expect(problems).toMatchObject([
      { field: 'query', unreadable: { part: 'rel:>=9' } },
      { field: 'timezone', nearest: 'Europe/Paris' },
    ]);
  });

  it('show what the last period would have said, how much it is, and what other digests share', async () => {
    await store.completeIndex(later(START, -DAY));
    await putPages(store, { from: 1, count: 4, at: later(START, -2 * HOUR) });
    room = aRoom({ store, clock, definitions: [aDefinition({ channel: CHANNEL })] });
    clock.set(later(SLOT, HOUR));

    const preview = await room.made.preview(aWish({ limit: 3 }), room.made.nameFor('New'));

    expect(preview).toMatchObject({
      entries: 3,
      past: { days: 90, runs: 2, items: 4 },
      overlaps: [{ name: 'weekly', items: 5 }],
    });
    expect(await store.digestRegisteredAt(room.made.nameFor('New'))).toBeUndefined();
    expect(slack.messages()).toEqual([]);
  });
});
