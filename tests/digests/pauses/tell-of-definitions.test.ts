import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestWish } from '../../../src/digests/made/wish.ts';
import { putPages } from '../digest-builders.ts';
import { anAlert, aWish, mira } from '../made/make.ts';
import { type ChangedDigest, withChangedDigest } from './with-changed-digest.ts';

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
    await room.tellOfDefinitions();

    expect(words).toEqual([expect.stringContaining(`${begins}its time zone does not exist`)]);
  });
});

describe.each([
  ['The digest', aWish({ title: 'Rules' })],
  ['Your alert', anAlert({ title: 'Rules' })],
])('what asks for a theme that no page has any more', (subject, wish) => {
  let stage: ChangedDigest;

  withChangedDigest(
    ({ definition }) => ({ definition: { ...definition, query: 'theme:theme2' } }),
    (begun) => {
      stage = begun;
    },
    wish,
  );
  /** One page, of the theme `theme1`. */
  const index = async ({ store, clock }: ChangedDigest) => {
    await putPages(store, { from: 1, count: 1, at: clock.now() });
    clock.advance(1000);
  };

  it(`is told, once the archive was indexed, and goes on: ${subject}`, async () => {
    await index(stage);
    await stage.room.tellOfDefinitions();
    expect(stage.told).toEqual([]);

    await stage.store.completeIndex(stage.clock.now());
    await stage.room.tellOfDefinitions();

    expect(stage.told).toEqual([[[mira.user], `digest-silent:${stage.name}:2`]]);
    expect(stage.words).toEqual([
      `${subject} Rules finds nothing any more. I can't read theme:theme2: no page has this theme. Try theme:theme1. It goes on when a page has it again; Edit in /signalpost digest list changes what it asks for.`,
    ]);
    expect(await stage.room.made.definition(mira, stage.name)).toMatchObject({ pause: null });
  });
});

describe('what leaves out a theme that no page has', () => {
  let stage: ChangedDigest;

  withChangedDigest(
    ({ definition }) => ({ definition: { ...definition, query: '-theme:theme2' } }),
    (begun) => {
      stage = begun;
    },
  );

  it('finds what it found, so that nobody is told', async () => {
    await putPages(stage.store, { from: 1, count: 1, at: stage.clock.now() });
    await stage.store.completeIndex(stage.clock.now());

    await stage.room.tellOfDefinitions();

    expect(stage.told).toEqual([]);
  });
});
