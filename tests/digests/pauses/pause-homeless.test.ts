import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createFakeSlack, type FakeSlack } from '../delivery/fake-slack.ts';
import { aRoom, putPages } from '../digest-builders.ts';
import { aWish, make, mira, noor } from '../made/make.ts';
import { DAY, goTo, HOUR, SLOT, START, withPostingRoom } from '../with-archive.ts';

describe('digests made in Slack that have no place, or nobody, to go to', () => {
  let store: Store;
  let clock: ManualClock;
  let slack: FakeSlack;
  let room: DigestsAtWork;

  withPostingRoom((stage) => {
    ({ store, clock, slack, room } = stage);
  });

  it('pause, and say so once, when their channel is archived', async () => {
    const told: unknown[] = [];
    slack = createFakeSlack(clock, () => ({
      kind: 'refused',
      code: 'is_archived',
      scope: 'channel',
    }));
    room = aRoom({
      store,
      clock,
      poster: slack.poster,
      definitions: [],
      notices: {
        tell: async (to, { words }) => void told.push([to, words.map(({ text }) => text).join('')]),
      },
    });
    const name = await make(room, aWish({ title: 'Rules' }));
    await putPages(store, { from: 1, count: 2, at: later(START, HOUR) });

    await goTo({ clock, room }, SLOT);
    await goTo({ clock, room }, later(SLOT, 7 * DAY));

    expect(await room.made.find(mira, name)).toMatchObject({
      state: 'paused',
      because: 'channel-archived',
    });
    expect(told).toEqual([
      [['U0MIRA', 'operators'], expect.stringContaining('Rules pauses: its channel is archived.')],
    ]);
    expect(await room.log(5)).toMatchObject({
      past: [{ run: { state: 'refused', reason: 'is_archived' } }],
      coming: [],
      paused: [{ definition: { name }, because: 'channel-archived' }],
    });
  });

  it('pause, and say so once, when their owner has left', async () => {
    const told: unknown[] = [];
    room = aRoom({
      store,
      clock,
      poster: slack.poster,
      definitions: [],
      notices: { tell: async (to) => void told.push(to) },
    });
    const name = await make(room);
    await room.pauseOwnerless();
    expect(await room.made.find(mira, name)).toMatchObject({ state: 'active' });

    slack.gone.add(mira.user);
    await room.pauseOwnerless();
    await room.pauseOwnerless();

    expect(await room.made.find(noor, name)).toMatchObject({
      state: 'paused',
      because: 'owner-left',
    });
    expect(told).toEqual([['operators']]);
  });
});
