import { beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import { ChannelId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createFakeSlack } from '../delivery/fake-slack.ts';
import { aRoom, putPages } from '../digest-builders.ts';
import { HOUR, MINUTE, SLOT, START, withArchive } from '../with-archive.ts';

const weekly = DigestName.parse('weekly');

describe('a run that somebody asks for', () => {
  let store: Store;
  let clock: ManualClock;

  withArchive((archive) => {
    ({ store, clock } = archive);
  });

  beforeEach(async () => {
    await aRoom({ store, clock }).tick();
    await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
    clock.advance(HOUR);
  });

  it('plans what is new up to now; the next scheduled run starts where it ends', async () => {
    const room = aRoom({ store, clock });
    const asked = clock.now();

    const outcome = await room.run('weekly', 'U0MIRA');
    await putPages(store, { from: 10, count: 1, at: later(asked, 1) });
    clock.set(SLOT);
    await room.tick();

    expect(outcome).toMatchObject({
      kind: 'planned',
      entries: 3,
      run: { requestedBy: 'U0MIRA', from: START, to: asked, slotLocal: '2026-11-20T14:00' },
    });
    expect(await store.latestRun(weekly)).toMatchObject({ from: asked, to: SLOT });
    const [, ...items] = await store.deliveries((await store.latestRun(weekly))?.id ?? '');
    expect(items).toHaveLength(1);
  });

  it('finds the first run when somebody clicks twice', async () => {
    const room = aRoom({ store, clock });

    const first = await room.run('weekly', 'U0MIRA');
    clock.advance(20_000);
    const second = await room.run('weekly', 'U0JONAS');

    expect(second).toMatchObject({ kind: 'already', run: { requestedBy: 'U0MIRA' } });
    expect(first.kind === 'planned' && second.kind === 'already' && second.run.id).toBe(
      first.kind === 'planned' ? first.run.id : '',
    );
  });

  it('plans once when two people ask at the same time', async () => {
    const rooms = [aRoom({ store, clock }), aRoom({ store, clock })];

    const outcomes = await Promise.all(rooms.map((room) => room.run('weekly', 'cli')));

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'planned']);
  });

  it('is not in the way of the next when it posted nothing', async () => {
    const room = aRoom({ store, clock });
    await room.run('weekly', 'cli');
    clock.advance(HOUR);
    await room.run('weekly', 'cli');
    await putPages(store, { from: 30, count: 1, at: later(clock.now(), 1000) });
    clock.advance(10_000);

    expect(await room.run('weekly', 'cli')).toMatchObject({ kind: 'planned', entries: 1 });
  });

  it('runs twice in the hour that comes twice when summer time ends', async () => {
    const room = aRoom({ store, clock });
    clock.set(new Date('2027-10-31T00:30:00Z'));
    await putPages(store, { from: 40, count: 1, at: later(clock.now(), -1000) });
    const first = await room.run('weekly', 'cli');
    clock.advance(HOUR);
    await putPages(store, { from: 50, count: 1, at: later(clock.now(), -1000) });

    const second = await room.run('weekly', 'cli');

    expect(first).toMatchObject({ kind: 'planned', run: { slotLocal: '2027-10-31T02:30' } });
    expect(second).toMatchObject({ kind: 'planned', run: { slotLocal: '2027-10-31T02:30~2' } });
  });

  it('plans nothing where its channel takes no message', async () => {
    const slack = createFakeSlack(clock);
    slack.unknownChannels.add('#foresight');

    const outcome = await aRoom({ store, clock, poster: slack.poster }).run('weekly', 'cli');

    expect(outcome).toMatchObject({ kind: 'unreachable', why: 'unknown' });
    expect(await store.runs(weekly, 5)).toEqual([]);
  });

  it('runs in a channel that was renamed, by the id that is kept', async () => {
    const slack = createFakeSlack(clock);
    slack.unknownChannels.add('#foresight');
    await store.keepChannel('#foresight', ChannelId.parse('C0FORESIGHT'));

    const outcome = await aRoom({ store, clock, poster: slack.poster }).run('weekly', 'cli');

    expect(outcome).toMatchObject({ kind: 'planned' });
  });

  it('says when there is nothing new', async () => {
    const room = aRoom({ store, clock });
    await room.run('weekly', 'cli');
    clock.advance(HOUR);

    expect(await room.run('weekly', 'cli')).toMatchObject({
      kind: 'empty',
      run: { state: 'empty' },
    });
  });

  it('takes the place of a slot that is due but not yet planned', async () => {
    clock.set(later(SLOT, 10_000));
    const room = aRoom({ store, clock });

    const outcome = await room.run('weekly', 'cli');
    clock.advance(MINUTE);
    await room.tick();

    expect(outcome).toMatchObject({ kind: 'planned', entries: 3 });
    expect(await store.runs(weekly, 10)).toHaveLength(1);
  });

  it('is posted by the process that serves when another one planned it', async () => {
    const slack = createFakeSlack(clock);
    const server = aRoom({ store, clock, poster: slack.poster });
    await aRoom({ store, clock, owner: 'cli' }).run('weekly', 'cli');

    await server.finish(AbortSignal.timeout(15_000));

    expect(slack.messages()).toHaveLength(4);
  });

  it('finds a digest by what people type', async () => {
    const room = aRoom({ store, clock });

    expect(await room.run('Weekly.yml ', 'cli')).toMatchObject({ kind: 'planned' });
    expect(await room.run('wekly', 'cli')).toEqual({
      kind: 'unknown',
      name: 'wekly',
      nearest: 'weekly',
      known: ['weekly'],
    });
  });
});
