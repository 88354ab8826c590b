import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import type { ItemId } from '../../src/model/item.ts';
import { type Actor, TeamId } from '../../src/model/slack-ids.ts';
import { createReview } from '../../src/review/create-review.ts';
import type { Review } from '../../src/review/review.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aPage,
  aRow,
  foresight,
  jonas,
  messageTs,
  mira,
  pageId,
  team,
} from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const names = ['Drone corridors', 'Heat officers', 'Water credits', 'Sand permits'];

describe('the review queue', () => {
  let store: Store;
  let clock: ManualClock;
  let review: Review;
  let items: readonly ItemId[];

  const newReview = () =>
    createReview({
      store,
      clock,
      events: silentEvents,
      flagEmojis: ['triangular_flag_on_post'],
    });
  const itemNumber = (n: number): ItemId => {
    const id = items[n];
    if (id === undefined) {
      throw new Error(`There are only ${items.length} items`);
    }
    return id;
  };
  const decide = (actor: Actor, itemId: ItemId, note: string | null = null) =>
    review.decide({ actor, itemId, verdict: 'accepted', note });

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T09:00:00Z');
    review = newReview();
    const page = aPage({ rows: names.map((name) => aRow({ name })) });
    await store.putPages([page]);
    items = page.items.map(({ id }) => id);
  });

  afterEach(() => store.close());

  it('lists flagged items, the oldest flag first, with everyone who flags them', async () => {
    await review.flagByButton(mira, itemNumber(1));
    clock.advance(1000);
    await review.flagByButton(mira, itemNumber(0));
    clock.advance(1000);
    await review.flagByButton(jonas, itemNumber(1));

    const { open } = await review.queue(mira);

    expect(open).toMatchObject([
      { found: { item: { name: 'Heat officers' } }, flags: [mira, jonas] },
      { found: { item: { name: 'Drone corridors' } }, flags: [{ user: mira.user }] },
    ]);
  });

  it('loses an item when its last flag is taken back', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await review.undo(mira, itemNumber(0), { kind: 'button' });

    expect((await review.queue(mira)).open).toEqual([]);
  });

  it('opens a decided item again when its flagger presses Flag once more, and says so', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await decide(jonas, itemNumber(0));

    const outcomes = [
      await review.flagByButton(mira, itemNumber(0)),
      await review.flagByButton(mira, itemNumber(0)),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['flagged', 'already']);
    expect((await review.queue(mira)).open).toMatchObject([
      { found: { item: { name: 'Drone corridors' } }, flags: [mira] },
    ]);
  });

  it('moves a decided item to the recent decisions, with its note trimmed', async () => {
    await review.flagByButton(mira, itemNumber(0));

    const outcome = await decide(jonas, itemNumber(0), '  Watch it again in spring. ');

    const { open, recent } = await review.queue(mira);
    const decision = {
      itemId: itemNumber(0),
      team,
      verdict: 'accepted',
      note: 'Watch it again in spring.',
      by: jonas.user,
      at: new Date('2026-11-23T09:00:00Z'),
    };
    expect(outcome).toMatchObject({ kind: 'decided', decision });
    expect(open).toEqual([]);
    expect(recent).toMatchObject([{ decision, found: { item: { name: 'Drone corridors' } } }]);
  });

  it('cuts a note that is longer than 1000 characters, emoji counted as one', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await decide(jonas, itemNumber(0), '🚩'.repeat(1001));
    await review.flagByButton(mira, itemNumber(1));
    await decide(jonas, itemNumber(1), '🚩'.repeat(1000));

    const { recent } = await review.queue(mira);

    expect(recent.map(({ decision }) => decision.note)).toEqual([
      '🚩'.repeat(1000),
      `${'🚩'.repeat(999)}…`,
    ]);
  });

  it('takes white space alone for no note', async () => {
    await review.flagByButton(mira, itemNumber(0));

    const outcome = await decide(jonas, itemNumber(0), ' \n ');

    expect(outcome).toMatchObject({ kind: 'decided', decision: { note: null } });
  });

  it('tells every message of the item of its decision', async () => {
    const refs = [1, 2].map((n) => ({ team, channel: foresight, ts: messageTs(n) }));
    for (const ref of refs) {
      await review.recordShare(ref, itemNumber(0), mira);
    }
    await review.flagByButton(mira, itemNumber(0));

    const outcome = await decide(jonas, itemNumber(0));

    expect(outcome).toMatchObject({ kind: 'decided' });
    clock.advance(30_000);
    expect((await review.announcements.due()).map(({ ref }) => ref)).toEqual(refs);
  });

  it('keeps the first decision when two reviewers decide together', async () => {
    await review.flagByButton(mira, itemNumber(0));

    const outcomes = await Promise.all([
      review.decide({ actor: mira, itemId: itemNumber(0), verdict: 'accepted', note: null }),
      review.decide({ actor: jonas, itemId: itemNumber(0), verdict: 'dismissed', note: null }),
    ]);

    expect(outcomes).toMatchObject([
      { kind: 'decided' },
      { kind: 'already-decided', earlier: { verdict: 'accepted', by: mira.user } },
    ]);
    expect(await store.decisions(team)).toHaveLength(1);
  });

  it('opens again when somebody flags the item after its decision', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await decide(jonas, itemNumber(0));
    clock.advance(86_400_000);

    await review.flagByButton(jonas, itemNumber(0));

    const { open, recent } = await review.queue(mira);
    expect(open).toMatchObject([{ found: { item: { id: itemNumber(0) } } }]);
    expect(recent).toHaveLength(1);
    expect(await decide(mira, itemNumber(0))).toMatchObject({ kind: 'decided' });
    expect(await store.decisions(team)).toHaveLength(2);
  });

  it('shows the decisions that stand, one an item, newest first', async () => {
    for (const n of [0, 1, 2, 3, 0, 1]) {
      await review.undo(mira, itemNumber(n), { kind: 'button' });
      await review.flagByButton(mira, itemNumber(n));
      await decide(jonas, itemNumber(n), `decision on ${n}`);
      clock.advance(1000);
    }

    const { recent } = await review.queue(mira);

    expect(recent.map(({ decision }) => decision.note)).toEqual(
      [1, 0, 3, 2].map((n) => `decision on ${n}`),
    );
  });

  it('still reviews items whose page is gone', async () => {
    await review.flagByButton(mira, itemNumber(0));
    clock.advance(1000);
    await store.removeFiles([aPage().stamp.file], clock.now());

    const { open } = await review.queue(mira);
    const outcome = await decide(jonas, itemNumber(0));

    expect(open).toMatchObject([{ found: { goneAt: clock.now() }, flags: [{ user: mira.user }] }]);
    expect(outcome).toMatchObject({ kind: 'decided', found: { goneAt: clock.now() } });
  });

  it('knows nothing of an item that was never here', async () => {
    const [stranger] = aPage({ id: pageId(2) }).items;

    expect(stranger && (await decide(mira, stranger.id))).toEqual({ kind: 'no-item' });
  });

  it('keeps the queues of two workspaces apart', async () => {
    const elsewhere: Actor = { team: TeamId.parse('T0OTHER'), user: mira.user };
    await review.flagByButton(mira, itemNumber(0));

    expect((await review.queue(elsewhere)).open).toEqual([]);
  });
});
