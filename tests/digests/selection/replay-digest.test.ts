import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../../../src/digests/create-digests.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import type { ItemId } from '../../../src/model/item.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow, mira, pageId } from '../../support/builders.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition } from '../digest-builders.ts';

/** A Tuesday; the weekly digest's last slot was the day before. */
const now = '2026-11-24T10:00:00Z';
const at = new Date(now);

describe('a replay', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    const page = (n: number, date: string, names: readonly string[], relevancy = 5) =>
      aPage({
        id: pageId(n),
        origin: { raw: date.replaceAll('-', ''), date },
        themes: [`theme ${n}`],
        rows: names.map((name) => aRow({ name, description: `${name} of ${date}.`, relevancy })),
      });
    await store.putPages([
      page(1, '2026-11-17', ['Drones', 'Kites']),
      page(2, '2026-11-10', ['Water']),
      page(3, '2026-11-11', ['Faint'], 2),
      page(4, '2025-01-01', ['Old']),
    ]);
    await store.completeIndex(new Date('2026-11-20T09:00:00Z'));
  });
  afterEach(() => store.close());

  const replay = async (fields: Parameters<typeof aDefinition>[0] = {}, days = 21) => {
    const definition = aDefinition({ minimumRelevancy: 4, ...fields });
    const digests = createDigests({
      definitions: () => ({ definitions: [definition], problems: [] }),
      store,
      poster: null,
      notices: { tell: async () => {} },
      clock: createManualClock(now),
      events: silentEvents,
      owner: 'test',
    });
    const outcome = await digests.replay(definition.name, days);
    if (outcome.kind !== 'replay') {
      throw new Error(outcome.kind);
    }
    return outcome;
  };
  const idOf = async (name: string): Promise<ItemId> => {
    for await (const { item } of store.allItems()) {
      if (item.name === name) {
        return item.id;
      }
    }
    throw new Error(`no ${name}`);
  };
  const flag = async (name: string) =>
    store.addMark({ itemId: await idOf(name), actor: mira, mark: { kind: 'button' }, at });

  it('says period by period what the definition would have posted', async () => {
    const { periods } = await replay();

    expect(
      periods.map(({ posted, passed, first }) => [posted, passed, first.map((f) => f.item.name)]),
    ).toEqual([
      [1, 1, ['Water']],
      [2, 2, ['Drones', 'Kites']],
    ]);
  });

  it('tells what of the flagged and accepted it would have posted, had no room for, or not found', async () => {
    await flag('Drones');
    await flag('Kites');
    await flag('Faint');
    // It came before: no period of the replay could have had it.
    await flag('Old');
    await store.addDecision({
      itemId: await idOf('Water'),
      team: mira.team,
      verdict: 'accepted',
      note: null,
      duplicateOf: null,
      by: mira.user,
      at,
    });

    const { flagged, accepted } = await replay({ limit: 1 });

    expect(flagged).toMatchObject({ of: 3, posted: 1, noRoom: 1, notFound: 1 });
    expect(flagged.missed.map(({ item }) => item.name).toSorted()).toEqual(['Faint', 'Kites']);
    expect(accepted).toMatchObject({ of: 1, posted: 1, missed: [] });
  });

  it('writes nothing', async () => {
    const { info } = await replay();

    expect(await store.runs(info.definition.name, 5)).toEqual([]);
    expect(await store.digestRegisteredAt(info.definition.name)).toBeUndefined();
  });
});
