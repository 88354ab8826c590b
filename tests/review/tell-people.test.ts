import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ItemId } from '../../src/model/item.ts';
import { NO_NOTES } from '../../src/model/review/review-notes.ts';
import { createNotices } from '../../src/notices/create-notices.ts';
import { createTellPeople } from '../../src/review/tell-people.ts';
import type { Store } from '../../src/store/store.ts';
import { aPage, aRow, jonas, mira, team } from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const DAY_MS = 86_400_000;
const page = aPage({ rows: [aRow({ name: 'Drone corridors' }), aRow({ name: 'Heat officers' })] });
const item = (n: number) => ItemId.parse(page.items[n]?.id);

describe('what people are told of reviews unasked', () => {
  let store: Store;
  let clock: ManualClock;
  let ids: number;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T09:00:00Z');
    ids = 0;
    await store.putPages([page]);
  });

  afterEach(() => store.close());

  const tell = () =>
    createTellPeople({
      store,
      clock,
      notices: createNotices({
        store,
        clock,
        newId: () => {
          ids += 1;
          return `n${ids}`;
        },
        operators: async () => [],
      }),
      curators: async () => [mira.user],
      reminderDays: 7,
    })();
  const told = async () =>
    (await store.openNotices(new Date(8.64e15))).map(({ notice }) => ({
      to: notice.to,
      key: notice.key,
      said: notice.words.map(({ text }) => text).join(''),
    }));
  const flag = (n: number, actor = jonas) =>
    store.addMark({ itemId: item(n), actor, mark: { kind: 'button' }, at: clock.now() });
  const decide = (n: number, by = mira.user) =>
    store.addDecision({
      itemId: item(n),
      team,
      verdict: 'accepted',
      note: 'Spring report',
      duplicateOf: null,
      by,
      at: clock.now(),
    });

  it('sums up on the day after what became of each person’s flags, once', async () => {
    await flag(0);
    await flag(1);
    await flag(1, mira);
    clock.advance(60_000);
    await decide(0);
    await decide(1);
    await tell();
    const early = await told();
    clock.advance(DAY_MS);

    await tell();
    await tell();

    expect(early).toEqual([]);
    // Mira decided herself, and needs no telling.
    expect(await told()).toEqual([
      {
        to: jonas.user,
        key: 'review-outcome:2026-11-23',
        said: expect.stringMatching(
          /^What became of your flags yesterday:\n✓ accepted: Drone corridors “Spring report”\n✓ accepted: Heat officers .*by:me$/s,
        ),
      },
    ]);
  });

  it('says nothing of a decision that was taken back, nor of none', async () => {
    await flag(0);
    await decide(0);
    const decidedAt = clock.now();
    const undo = { actor: mira, itemId: item(0), decidedAt, at: clock.now() };
    await store.undoDecision({ ...undo, announceAt: clock.now() });
    clock.advance(DAY_MS);

    await tell();

    expect(await told()).toEqual([]);
  });

  it('reminds curators once in a period of what waits too long, and never of nothing', async () => {
    await flag(0);
    await flag(1);
    await tell();
    const before = await told();
    clock.advance(8 * DAY_MS);
    const wanted = { ...NO_NOTES, later: '2027-01-01' };
    await store.setNotes({ actor: mira, itemId: item(1), seen: NO_NOTES, wanted, at: clock.now() });

    await tell();
    clock.advance(60_000);
    await tell();

    expect(before).toEqual([]);
    expect(await told()).toMatchObject([
      { to: mira.user, said: expect.stringMatching(/^1 item has waited for review for 7 days/) },
    ]);
  });

  it('lets people sleep', async () => {
    await flag(0);
    clock.advance(8 * DAY_MS - 4 * 3_600_000);

    await tell();

    expect(await told()).toEqual([]);
  });
});
