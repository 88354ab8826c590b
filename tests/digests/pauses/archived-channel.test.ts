import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import { UserId } from '../../../src/model/slack-ids.ts';
import { createNotices } from '../../../src/notices/create-notices.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { createFakeSlack, type FakeSlack } from '../delivery/fake-slack.ts';
import { createLife, type Life } from '../delivery/life.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { aWish, CHANNEL, make, mira } from '../made/make.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = new Date('2026-11-20T12:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const WEEK = 7 * DAY;
const operator = UserId.parse('U0OPERATOR');
const patience = () => AbortSignal.timeout(15_000);

describe('a digest whose channel is archived', () => {
  let store: Store;
  let clock: ManualClock;
  let slack: FakeSlack;
  let files: readonly DigestDefinition[];

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    slack = createFakeSlack(clock);
    files = [aDefinition()];
    await closeBaseline(store, later(START, -DAY));
    await process().tick();
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });
    slack.archived.add(CHANNEL);
  });

  afterEach(() => store.close());

  /** One on the same store is the process restarted. */
  function process(life?: Life): DigestsAtWork {
    const mine = life?.wrap(store) ?? store;
    return aRoom({
      store: mine,
      clock,
      poster: life?.wrap(slack.poster) ?? slack.poster,
      definitions: files,
      notices: createNotices({
        store: mine,
        clock,
        newId: randomUUID,
        operators: async () => [operator],
      }),
    });
  }

  const goTo = async (at: Date, room = process()) => {
    clock.set(at);
    await room.tick();
    await room.finish(patience());
  };
  /** People; what a channel hears of who set its digest up is another matter. */
  const told = async () =>
    (await store.openNotices(later(clock.now(), DAY)))
      .filter(({ notice }) => notice.to.startsWith('U'))
      .map(({ notice }) => [notice.to, notice.words.map(({ text }) => text).join('')]);
  const infoOf = async (name = 'weekly') =>
    (await process().list()).digests.find(({ definition }) => definition.name === name);

  it('pauses when it is of a file too, tells the operators once, and is shown so', async () => {
    await goTo(SLOT);
    await goTo(later(SLOT, WEEK));

    expect(await told()).toEqual([
      [operator, expect.stringContaining('The digest Weekly signals pauses: its channel is')],
    ]);
    expect(await store.runs(aDefinition().name, 5)).toHaveLength(1);
    const pause = { because: 'channel-archived', at: SLOT };
    expect(await infoOf()).toMatchObject({ definition: { pause }, nextRunAt: null });
    expect(await process().sent('weekly', null)).toMatchObject({ kind: 'sent', pause });
    expect(await process().log(5)).toMatchObject({
      coming: [],
      paused: [{ definition: { name: 'weekly' }, ...pause }],
    });
    expect(await process().run('weekly', mira.user)).toMatchObject({ kind: 'paused' });
  });

  it('goes on by itself when the channel is back, says so once, and covers what it missed', async () => {
    await goTo(SLOT);
    await process().resumeReturned();
    expect(await infoOf()).toMatchObject({ nextRunAt: null });

    slack.archived.delete(CHANNEL);
    clock.set(later(SLOT, 3 * DAY));
    await process().resumeReturned();
    await process().resumeReturned();
    await goTo(later(SLOT, 3 * DAY + MINUTE));

    expect((await told()).slice(1)).toEqual([
      [operator, expect.stringContaining('goes on: its channel is back')],
    ]);
    expect(slack.messages()).toEqual([]);
    await goTo(later(SLOT, WEEK));
    expect(slack.messages()).toHaveLength(3);
    expect((await store.runs(aDefinition().name, 5)).map(({ state }) => state)).toEqual([
      'done',
      'refused',
    ]);
  });

  it('goes on at a click, unless the channel still takes nothing', async () => {
    await goTo(SLOT);

    const tooEarly = await process().resumeFile('weekly');
    slack.archived.delete(CHANNEL);
    const first = await process().resumeFile('weekly');
    const second = await process().resumeFile('weekly');

    expect(tooEarly).toMatchObject({ kind: 'unreachable', why: 'archived' });
    expect(first).toMatchObject({
      kind: 'resumed',
      info: { nextRunAt: later(SLOT, WEEK), definition: { pause: null } },
    });
    expect(second.kind).toBe('already');
    expect(await process().resumeFile('other')).toMatchObject({ kind: 'unknown' });
  });

  it('is not paused any more when its file names another channel', async () => {
    await goTo(SLOT);

    files = [aDefinition({ channel: '#elsewhere' })];
    await goTo(later(SLOT, WEEK));

    expect(slack.messages().map(({ channel }) => channel)).toEqual(Array(3).fill('C0ELSEWHERE'));
  });

  it('pauses again, and tells again, when its channel is archived again', async () => {
    await goTo(SLOT);
    slack.archived.delete(CHANNEL);
    clock.set(later(SLOT, DAY));
    await process().resumeReturned();
    slack.archived.add(CHANNEL);

    await goTo(later(SLOT, WEEK));

    expect(await infoOf()).toMatchObject({ definition: { pause: { at: later(SLOT, WEEK) } } });
    expect(await told()).toHaveLength(3);
  });

  it('that was made in Slack goes on by itself as well, with what it missed', async () => {
    files = [];
    const name = await make(process(), aWish({ title: 'Rules' }));
    await putPages(store, { from: 7, count: 2, at: later(START, HOUR) });
    await goTo(SLOT);
    expect(await process().made.change(mira, name, { kind: 'resume' })).toMatchObject({
      kind: 'unreachable',
    });

    slack.archived.delete(CHANNEL);
    clock.set(later(SLOT, 3 * DAY));
    await process().resumeReturned();
    await goTo(later(SLOT, WEEK));

    expect((await told()).map(([to]) => to).toSorted()).toEqual(
      [mira.user, operator, mira.user, operator].toSorted(),
    );
    expect(slack.messages()).toHaveLength(5);
  });

  it.each([
    ['a file', aDefinition().name],
    ['Slack', 'made-one'],
  ])('of %s is told of once, wherever the process is killed', async (_, name) => {
    const isMade = name === 'made-one';
    if (isMade) {
      files = [];
      await make(process());
      await putPages(store, { from: 7, count: 2, at: later(START, HOUR) });
    }
    const expected = isMade ? 2 : 1;
    clock.set(SLOT);

    for (let dieAt = 1; dieAt < 60; dieAt += 1) {
      for (const when of ['before', 'after'] as const) {
        const life = createLife(dieAt, when);
        const room = process(life);
        await room.tick().catch(() => {});
        await room.finish(AbortSignal.any([life.over, patience()]));
      }
      clock.advance(MINUTE);
    }
    await goTo(clock.now());

    expect(await infoOf(name)).toMatchObject({
      definition: { pause: { because: 'channel-archived' } },
      lastRun: { state: 'refused' },
    });
    expect(await told()).toHaveLength(expected);
  });
});
