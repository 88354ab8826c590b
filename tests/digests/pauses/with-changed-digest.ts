import { afterEach, beforeEach, expect } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestWish } from '../../../src/digests/made/wish.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { MadeDigest } from '../../../src/model/digest/made-digest.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aRoom } from '../digest-builders.ts';
import { aWish, make } from '../made/make.ts';

/** A digest that Mira made, and that is kept as its form would not keep it; beside it one of a file. */
export interface ChangedDigest {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly room: DigestsAtWork;
  readonly name: DigestName;
  /** Who was told, and by which key. */
  readonly told: readonly unknown[];
  /** In which words. */
  readonly words: readonly string[];
}

/**
 * @param change - how the second version of it is kept.
 * @param assign - gets what the test that begins works with.
 */
export function withChangedDigest(
  change: (known: MadeDigest) => Partial<MadeDigest>,
  assign: (stage: ChangedDigest) => void,
  wish: DigestWish = aWish(),
): void {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    const told: unknown[] = [];
    const words: string[] = [];
    const clock = createHurriedClock('2026-11-20T12:00:00Z');
    const room = aRoom({
      store,
      clock,
      definitions: [aDefinition()],
      notices: {
        tell: async (to, notice) => {
          told.push([to, notice.key]);
          const said = notice.words.filter(({ as }) => as !== 'made');
          words.push(said.map(({ text }) => text).join(''));
        },
      },
    });
    const name = await make(room, wish);
    const known = (await store.madeDigest(name)) ?? expect.unreachable();
    const made = { ...known.made, version: 2 };
    await store.changeMadeDigest({ ...known, made, ...change(known) });
    assign({ store, clock, room, name, told, words });
  });

  afterEach(() => store.close());
}
