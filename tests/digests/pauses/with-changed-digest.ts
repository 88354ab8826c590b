import { afterEach, beforeEach, expect } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { MadeDigest } from '../../../src/model/digest/made-digest.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aRoom } from '../digest-builders.ts';
import { make } from '../made/make.ts';

/** A digest that Mira made, and that is kept as its form would not keep it; beside it one of a file. */
export interface ChangedDigest {
  readonly store: Store;
  readonly room: DigestsAtWork;
  readonly name: DigestName;
  /** Who was told, and by which key. */
  readonly told: readonly unknown[];
}

/**
 * @param change - how the second version of it is kept.
 * @param assign - gets what the test that begins works with.
 */
export function withChangedDigest(
  change: (known: MadeDigest) => Partial<MadeDigest>,
  assign: (stage: ChangedDigest) => void,
): void {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    const told: unknown[] = [];
    const room = aRoom({
      store,
      clock: createHurriedClock('2026-11-20T12:00:00Z'),
      definitions: [aDefinition()],
      notices: { tell: async (to, { key }) => void told.push([to, key]) },
    });
    const name = await make(room);
    const known = (await store.madeDigest(name)) ?? expect.unreachable();
    const made = { ...known.made, version: 2 };
    await store.changeMadeDigest({ ...known, made, ...change(known) });
    assign({ store, room, name, told });
  });

  afterEach(() => store.close());
}
