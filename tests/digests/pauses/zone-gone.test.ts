import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { aWish, mira } from '../made/make.ts';
import { withChangedDigest } from './with-changed-digest.ts';

describe('a digest whose time zone does not exist any more', () => {
  let room: DigestsAtWork;
  let name: DigestName;
  let told: readonly unknown[];

  withChangedDigest(
    ({ definition }) => {
      const schedule = { ...definition.schedule, timezone: 'Mars/Base' };
      return { definition: { ...definition, schedule } };
    },
    (stage) => {
      ({ room, name, told } = stage);
    },
  );

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
    await room.tellOfDefinitions();

    expect(told).toEqual([[[mira.user], `digest-zone:${name}:2`]]);
    await room.made.save({ actor: mira, name, wish: aWish(), isPrivate: false, version: 2 });
    expect((await room.list()).digests[0]).toMatchObject({
      definition: { pause: null },
      nextRunAt: new Date('2026-11-23T08:00:00Z'),
    });
  });
});
