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
const ref: MessageRef = { team, channel: foresight, ts: messageTs(1) };
const elsewhere: MessageRef = { team, channel: foresight, ts: messageTs(2) };

describe('what a message bears', () => {
  let store: Store;
  let clock: ManualClock;
  let review: Review;
  let itemId: ItemId;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T09:00:00Z');
    const flagEmojis = [{ emoji, reason: null }];
    review = createReview({ store, clock, events: silentEvents, flagEmojis });
    const page = aPage();
    await store.putPages([page]);
    itemId = anItem(aRow(), page.summary.id, 0).id;
    await review.recordShare(ref, itemId, mira);
    clock.advance(1000);
  });

  afterEach(() => store.close());

  it('is flagged while anybody flags the item, wherever they did', async () => {
    expect(await review.signsAt(ref)).toEqual({ flagged: false, accepted: false });

    await review.flagByButton(mira, itemId);
    await review.flagByReaction({ actor: jonas, ref, emoji });
    await review.undo(mira, itemId, { kind: 'button' });
    expect(await review.signsAt(ref)).toEqual({ flagged: true, accepted: false });

    await review.unflagByReaction({ actor: jonas, ref, emoji });
    expect(await review.signsAt(ref)).toEqual({ flagged: false, accepted: false });
  });

  it('is accepted while that is what stands', async () => {
    await review.flagByButton(jonas, itemId);
    const decide = (verdict: 'accepted' | 'dismissed') => {
      clock.advance(1000);
      return review.decide({ actor: mira, itemId, verdict, note: null });
    };

    await decide('accepted');
    expect(await review.signsAt(ref)).toMatchObject({ accepted: true });

    clock.advance(1000);
    await review.askAgain(jonas, itemId);
    await decide('dismissed');
    expect(await review.signsAt(ref)).toMatchObject({ accepted: false });

    await review.undoDecision({ actor: mira, itemId, decidedAt: clock.now() });
    expect(await review.signsAt(ref)).toMatchObject({ accepted: true });
  });

  it('is nothing where it shows no item', async () => {
    await review.flagByButton(jonas, itemId);

    expect(await review.signsAt(elsewhere)).toEqual({ flagged: false, accepted: false });
  });
});
