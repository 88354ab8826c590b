import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { createLife, type Life } from '../delivery/life.ts';
import { aRoom } from '../digest-builders.ts';
import { aWish, CHANNEL, make, mira } from './make.ts';

const name = DigestName.parse('made-one');

/** More than any of these takes. */
const MOST_STEPS = 12;
const deaths = Array.from({ length: MOST_STEPS }, (_, n) => n + 1).flatMap((dieAt) =>
  (['before', 'after'] as const).map((when) => [when, dieAt] as const),
);

describe('a process that is killed while somebody changes a digest', () => {
  let store: Store;
  let clock: ManualClock;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock('2026-11-23T07:00:00Z');
  });

  afterEach(() => store.close());

  const room = (life?: Life) =>
    aRoom({ store: life?.wrap(store) ?? store, clock, definitions: [] });
  /** Does it in a life that may end, and, as who hears nothing does, once more. */
  async function twice(life: Life, work: (digests: ReturnType<typeof room>) => Promise<unknown>) {
    await work(room(life)).catch(() => {});
    await work(room());
  }
  const heard = async () =>
    (await store.openNotices(clock.now()))
      .filter(({ notice }) => notice.to === CHANNEL)
      .map(({ notice }) => notice.words.map(({ text }) => text).join(''));

  it.each(deaths)('keeps one, and tells its channel once: %s step %i', async (when, dieAt) => {
    const wish = aWish({ title: 'Rules' });
    const asked = { actor: mira, name, wish, isPrivate: false, version: null };

    await twice(createLife(dieAt, when), (digests) => digests.made.save(asked));

    expect(await store.madeDigests('channels')).toMatchObject([{ made: { version: 1 } }]);
    expect(await heard()).toEqual([expect.stringContaining('set up the digest Rules here')]);
  });

  it.each(deaths)('changes it once: %s step %i', async (when, dieAt) => {
    await make(room());
    const wish = aWish({ title: 'Rules' });
    const asked = { actor: mira, name, wish, isPrivate: false, version: 1 };

    await twice(createLife(dieAt, when), (digests) => digests.made.save(asked));

    expect(await store.madeDigest(name)).toMatchObject({
      definition: { title: 'Rules' },
      made: { version: 2 },
    });
    expect(await heard()).toHaveLength(2);
  });

  it.each(deaths)('deletes it once, and brings it back once: %s step %i', async (when, dieAt) => {
    await make(room());

    for (const kind of ['delete', 'restore'] as const) {
      await twice(createLife(dieAt, when), (digests) => digests.made.change(mira, name, { kind }));
    }

    expect(await store.madeDigest(name)).toMatchObject({ state: 'active', made: { version: 3 } });
    expect(await heard()).toHaveLength(3);
  });
});
