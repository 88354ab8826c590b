import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Store } from '../../../src/store/store.ts';
import { anAlert, aWish, CHANNEL, mira } from '../made/make.ts';
import { withChangedDigest } from './with-changed-digest.ts';

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
  let told: readonly unknown[];

  withChangedDigest(
    () => ({ unread: WRITTEN }),
    (stage) => {
      ({ store, room, name, told } = stage);
    },
  );

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
    await room.tellOfDefinitions();

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

describe('an alert of which nothing can be read', () => {
  let room: DigestsAtWork;
  let words: readonly string[];

  withChangedDigest(
    () => ({ unread: '[]' }),
    (stage) => {
      ({ room, words } = stage);
    },
    anAlert(),
  );

  it('is told of as an alert', async () => {
    await room.tellOfDefinitions();

    expect(words).toEqual([
      expect.stringContaining('Your alert An alert of another version pauses: '),
    ]);
  });
});
