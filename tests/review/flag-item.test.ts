import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import type { ItemId } from '../../src/model/item.ts';
import type { MessageRef } from '../../src/model/slack-ids.ts';
import { createReview } from '../../src/review/create-review.ts';
import type { Review } from '../../src/review/review.ts';
import type { Store } from '../../src/store/store.ts';
import {
  anItem,
  aPage,
  aRow,
  foresight,
  jonas,
  messageTs,
  mira,
  team,
} from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const emoji = 'triangular_flag_on_post';
const message = (n: number): MessageRef => ({ team, channel: foresight, ts: messageTs(n) });

describe('flagging an item', () => {
  let store: Store;
  let clock: ManualClock;
  let review: Review;
  let item: ItemId;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T09:00:00Z');
    review = createReview({
      store,
      clock,
      events: silentEvents,
      flagEmojis: [{ emoji, reason: null }],
    });
    const page = aPage();
    await store.putPages([page]);
    item = anItem(aRow(), page.summary.id, 0).id;
    await review.recordShare(message(1), item, mira);
    clock.advance(60_000);
  });

  afterEach(() => store.close());

  it('counts each person once', async () => {
    await review.flagByReaction({ actor: mira, ref: message(1), emoji });
    clock.advance(1000);

    const outcome = await review.flagByReaction({ actor: jonas, ref: message(1), emoji });

    expect(outcome).toMatchObject({
      kind: 'flagged',
      subject: { found: { item: { id: item } } },
      flags: [
        { user: mira.user, since: new Date('2026-11-23T09:01:00Z') },
        { user: jonas.user, since: new Date('2026-11-23T09:01:01Z') },
      ],
    });
  });

  it('lets a flag stand while one of the person’s marks does', async () => {
    await review.recordShare(message(2), item, jonas);
    await review.flagByReaction({ actor: mira, ref: message(1), emoji });
    const second = await review.flagByReaction({ actor: mira, ref: message(2), emoji });
    const third = await review.flagByButton(mira, item);

    const left = [
      await review.unflagByReaction({ actor: mira, ref: message(1), emoji }),
      await review.undo(mira, item, { kind: 'button' }),
      await review.unflagByReaction({ actor: mira, ref: message(2), emoji }),
    ];

    expect([second.kind, third.kind]).toEqual(['already', 'already']);
    expect(left.map(({ kind }) => kind)).toEqual(['still-flagged', 'still-flagged', 'unflagged']);
  });

  it('names every message of the item when a flag is taken back', async () => {
    await review.recordShare(message(2), item, jonas);
    await review.flagByButton(mira, item);
    await review.flagByButton(jonas, item);

    const outcome = await review.undo(mira, item, { kind: 'button' });

    expect(outcome).toMatchObject({
      kind: 'unflagged',
      flags: [{ user: jonas.user }],
      messages: [message(1), message(2)],
    });
  });

  it('undoes only the mark that Undo was offered for', async () => {
    const mark = { kind: 'reaction', ref: message(1), emoji } as const;
    await review.flagByReaction({ actor: mira, ref: message(1), emoji });
    await review.flagByButton(mira, item);

    const first = await review.undo(mira, item, mark);
    const again = await review.undo(mira, item, mark);
    const button = await review.undo(mira, item, { kind: 'button' });

    expect([first.kind, again.kind, button.kind]).toEqual([
      'still-flagged',
      'still-flagged',
      'unflagged',
    ]);
  });

  it('stays silent when Slack delivers a reaction again', async () => {
    const reaction = { actor: mira, ref: message(1), emoji, at: new Date('2026-11-23T09:00:30Z') };

    const outcomes = [
      await review.flagByReaction(reaction),
      await review.flagByReaction(reaction),
      await review.unflagByReaction({ ...reaction, at: new Date('2026-11-23T09:00:40Z') }),
      await review.unflagByReaction({ ...reaction, at: new Date('2026-11-23T09:00:40Z') }),
      await review.flagByReaction(reaction),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'flagged',
      'already',
      'unflagged',
      'not-flagged',
      'no-item',
    ]);
    expect(await store.flags(team, item)).toEqual([]);
  });

  it('keeps no flag when the removal of a reaction arrives before it', async () => {
    const reaction = { actor: mira, ref: message(1), emoji };

    const removed = await review.unflagByReaction({
      ...reaction,
      at: new Date('2026-11-23T09:00:40Z'),
    });
    const added = await review.flagByReaction({
      ...reaction,
      at: new Date('2026-11-23T09:00:30Z'),
    });

    expect([removed.kind, added.kind]).toEqual(['not-flagged', 'no-item']);
    expect(await store.flags(team, item)).toEqual([]);
  });

  it('takes Undo as later than a reaction whose clock runs ahead', async () => {
    const at = new Date('2026-11-23T09:05:00Z');
    await review.flagByReaction({ actor: mira, ref: message(1), emoji, at });
    clock.advance(2000);

    const outcome = await review.undo(mira, item, { kind: 'reaction', ref: message(1), emoji });

    expect(outcome.kind).toBe('unflagged');
  });

  it('flags once when the same reaction is worked on twice together', async () => {
    const reaction = { actor: mira, ref: message(1), emoji };

    const outcomes = await Promise.all([
      review.flagByReaction(reaction),
      review.flagByReaction(reaction),
    ]);

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already', 'flagged']);
  });

  it('knows a flag emoji in every skin tone, each as a mark of its own', async () => {
    review = createReview({
      store,
      clock,
      events: silentEvents,
      flagEmojis: [{ emoji: 'raised_hand', reason: null }],
    });
    const plain = { actor: mira, ref: message(1), emoji: 'raised_hand' };
    const toned = { ...plain, emoji: 'raised_hand::skin-tone-4' };

    const kinds = [
      (await review.flagByReaction(toned)).kind,
      (await review.flagByReaction(plain)).kind,
      (await review.unflagByReaction(toned)).kind,
      (await review.unflagByReaction(plain)).kind,
    ];

    expect(kinds).toEqual(['flagged', 'already', 'still-flagged', 'unflagged']);
  });

  it('passes over other emoji and messages that show no item', async () => {
    const outcomes = [
      await review.flagByReaction({ actor: mira, ref: message(1), emoji: 'thumbsup' }),
      await review.flagByReaction({ actor: mira, ref: message(9), emoji }),
      await review.unflagByReaction({ actor: mira, ref: message(1), emoji: 'thumbsup' }),
    ];

    expect(outcomes).toEqual([{ kind: 'no-item' }, { kind: 'no-item' }, { kind: 'no-item' }]);
    expect(await store.flags(team, item)).toEqual([]);
  });

  it('knows nothing of an item that was never here', async () => {
    const { id } = anItem(aRow(), aPage().summary.id, 77);

    const outcomes = [
      await review.flagByButton(mira, id),
      await review.undo(mira, id, { kind: 'button' }),
    ];

    expect(outcomes).toEqual([{ kind: 'no-item' }, { kind: 'no-item' }]);
  });

  it('finds nothing to take back when there is no mark', async () => {
    const outcome = await review.undo(jonas, item, { kind: 'button' });

    expect(outcome).toMatchObject({
      kind: 'not-flagged',
      subject: { found: { item: { id: item } } },
    });
  });
});
