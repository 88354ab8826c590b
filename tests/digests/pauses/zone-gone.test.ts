import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aRoom } from '../digest-builders.ts';
import { aWish, make, mira } from '../made/make.ts';

describe('a digest whose time zone does not exist any more', () => {
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
    const { schedule } = aWish();
    await store.changeMadeDigest({
      ...known,
      made: { ...known.made, version: 2 },
      definition: { ...known.definition, schedule: { ...schedule, timezone: 'Mars/Base' } },
    });
  });

  afterEach(() => store.close());

  it('pauses, and keeps no other from being listed, logged, planned or previewed', async () => {
    const { digests } = await room.list();

    expect(digests).toMatchObject([
      { definition: { name, pause: { because: 'zone-gone' } }, nextRunAt: null },
      { definition: { name: 'weekly', pause: null } },
    ]);
    expect(await room.log(5)).toMatchObject({
      coming: [{ definition: { name: 'weekly' } }],
      paused: [{ definition: { name }, because: 'zone-gone' }],
    });
    expect(await room.nextDueAt()).toEqual(new Date('2026-11-23T08:00:00Z'));
    expect(await room.preview(name)).toMatchObject({ kind: 'preview' });
    expect(await room.run(name, mira.user)).toMatchObject({ kind: 'paused' });
    expect(await room.made.change(mira, name, { kind: 'resume' })).toMatchObject({
      kind: 'needs-edit',
      because: 'zone-gone',
    });
    await room.tick();
  });

  it('is told to whoever made it, and goes on when another is chosen', async () => {
    await room.pauseOwnerless();

    expect(told).toEqual([[[mira.user], `digest-zone:${name}:2`]]);
    await room.made.save({ actor: mira, name, wish: aWish(), isPrivate: false, version: 2 });
    expect((await room.list()).digests[0]).toMatchObject({
      definition: { pause: null },
      nextRunAt: new Date('2026-11-23T08:00:00Z'),
    });
  });
});
