import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/model/duration.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { pageId } from '../support/builders.ts';
import { aSearchStage, namesOf } from '../support/search-stage.ts';

describe('turning pages', () => {
  const { store, clock, search, putRows, ask } = aSearchStage();

  beforeEach(() =>
    putRows(Array.from({ length: 12 }, (_, n) => ({ name: `Drone corridor ${n}` }))),
  );

  it('shows every item once, also after a restart', async () => {
    const first = await ask('drone');
    const restarted = createSearch({
      store: store(),
      clock: clock(),
      events: silentEvents,
      newId: () => 'unused',
    });

    const second = await restarted.turn('list-1', 2);
    const third = await restarted.turn('list-1', 3);

    const names = [first, second, third].flatMap(namesOf);
    expect(new Set(names).size).toBe(12);
    expect(third).toMatchObject({ kind: 'found', page: 3, pages: 3, listId: 'list-1' });
  });

  it.each([
    [99, 3],
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [1.5, 1],
  ])('takes page %d for page %d', async (asked, shown) => {
    await ask('drone');

    const outcome = await search().turn('list-1', asked);

    expect(outcome).toMatchObject({ kind: 'found', page: shown });
    expect(namesOf(outcome).length).toBeGreaterThan(0);
  });

  it('reads the query as on the day it was asked', async () => {
    const first = await ask('drone since:24d');
    clock().advance(6 * DAY_MS);

    const later = await search().turn('list-1', 1);

    expect(namesOf(later)).toEqual(namesOf(first));
  });

  it('says that a list of last week has expired, and what it asked', async () => {
    await ask('drone', ['signal']);
    clock().advance(8 * DAY_MS);

    const outcome = await search().turn('list-1', 2);

    expect(outcome).toEqual({ kind: 'expired', again: { text: 'drone', kinds: ['signal'] } });
  });

  it('forgets lists in the end', async () => {
    await ask('drone');
    clock().advance(90 * DAY_MS);
    await ask('drone');

    const outcome = await search().turn('list-1', 1);

    expect(outcome).toEqual({ kind: 'expired', again: null });
  });

  it('answers that nothing is left when the pages have gone since', async () => {
    await ask('drone');
    await store().removeFiles([`${pageId(1)}.md`], clock().now());

    const outcome = await search().turn('list-1', 2);

    expect(outcome.kind).toBe('nothing');
  });
});
