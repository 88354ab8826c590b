import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aRoom } from '../digest-builders.ts';
import { aWish, CHANNEL, make, mira } from '../made/make.ts';

/** What no version writes yet. */
const WRITTEN = JSON.stringify({
  ...aWish({ title: 'Rules', query: 'regulation', limit: 20 }),
  schedule: { every: 'fortnight', on: 'monday', at: '07:30', timezone: 'Asia/Tokyo' },
  grouping: 'by mood',
});

describe('a digest that another version wrote', () => {
  let store: Store;
  let room: DigestsAtWork;
  let name: DigestName;
  let told: unknown[];

  beforeEach(async () => {
    store = await openTestStore();
    told = [];
    room = aRoom({
      store,
      clock: createHurriedClock('2026-11-20T12:00:00Z'),
      definitions: [aDefinition()],
      notices: { tell: async (to, { key }) => void told.push([to, key]) },
    });
    name = await make(room);
    const known = (await store.madeDigest(name)) ?? expect.unreachable();
    const made = { ...known.made, version: 2 };
    await store.changeMadeDigest({ ...known, made, unread: WRITTEN });
  });

  afterEach(() => store.close());

  it('pauses with what can be read of it, and keeps no other from being planned', async () => {
    const { digests } = await room.list();

    expect(digests).toMatchObject([
      {
        definition: {
          name,
          title: 'Rules',
          query: 'regulation',
          limit: 20,
          channel: CHANNEL,
          schedule: { every: 'week', on: ['monday'], at: '07:30', timezone: 'Asia/Tokyo' },
          grouping: 'page',
          pause: { because: 'other-version' },
        },
        nextRunAt: null,
      },
      { definition: { name: 'weekly', pause: null } },
    ]);
    expect(await room.run(name, mira.user)).toMatchObject({ kind: 'paused' });
    expect(await room.nextDueAt()).toEqual(new Date('2026-11-23T08:00:00Z'));
    await room.tick();
  });

  it('stays as it was written whatever is done to it but an edit', async () => {
    expect(await room.made.change(mira, name, { kind: 'resume' })).toMatchObject({
      kind: 'needs-edit',
      because: 'other-version',
    });
    for (const kind of ['pause', 'delete', 'restore'] as const) {
      expect(await room.made.change(mira, name, { kind })).toMatchObject({ kind: 'changed' });
    }

    expect(await store.madeDigest(name)).toMatchObject({ unread: WRITTEN, made: { version: 5 } });
  });

  it('is told to whoever made it, once, and goes on when it is edited', async () => {
    await room.pauseOwnerless();

    expect(told).toEqual([[[mira.user], `digest-other-version:${name}:2`]]);
    await room.made.save({ actor: mira, name, wish: aWish(), isPrivate: false, version: 2 });
    expect((await room.list()).digests[0]).toMatchObject({
      definition: { pause: null },
      nextRunAt: new Date('2026-11-23T08:00:00Z'),
    });
  });

  it.each(['[]', 'null', '"a digest"', '{"made":{"version":"three"}}'])(
    'is shown by its name and channel where nothing else can be read: %s',
    async (written) => {
      const known = (await store.madeDigest(name)) ?? expect.unreachable();
      const made = { ...known.made, version: 3 };
      await store.changeMadeDigest({ ...known, made, unread: written });

      expect((await room.list()).digests[0]).toMatchObject({
        definition: { name, channel: CHANNEL, title: 'A digest of another version', query: '' },
      });
    },
  );
});
