import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestWish } from '../../../src/digests/made/wish.ts';
import { anAlert, aWish } from '../made/make.ts';
import { withChangedDigest } from './with-changed-digest.ts';

describe.each<readonly [string, DigestWish]>([
  ['The digest Rules pauses: ', aWish({ title: 'Rules' })],
  ['Your alert Rules pauses: ', anAlert({ title: 'Rules' })],
])('what pauses for its definition', (begins, wish) => {
  let room: DigestsAtWork;
  let words: readonly string[];

  withChangedDigest(
    ({ definition }) => {
      const schedule = { ...definition.schedule, timezone: 'Mars/Base' };
      return { definition: { ...definition, schedule } };
    },
    (stage) => {
      ({ room, words } = stage);
    },
    wish,
  );

  it(`is told of as what it is: ${begins}`, async () => {
    await room.pauseOwnerless();

    expect(words).toEqual([expect.stringContaining(`${begins}its time zone does not exist`)]);
  });
});
