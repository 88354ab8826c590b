import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import { ItemId } from '../../src/model/item.ts';
import type { Verdict } from '../../src/model/review/review.ts';
import { createReview } from '../../src/review/create-review.ts';
import type { Review } from '../../src/review/review.ts';
import type { Store } from '../../src/store/store.ts';
import { aPage, aRow, foresight, jonas, messageTs, mira, team } from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

describe('what the threads of an item hear in the end', () => {
  const page = aPage({ rows: [aRow()] });
  const itemId = ItemId.parse(page.items[0]?.id);
  const ref = { team, channel: foresight, ts: messageTs(1) };
  let store: Store;
  let clock: ManualClock;
  let review: Review;
  /** When the decisions that stand were made, the last one last. */
  let standing: Date[];

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T09:00:00Z');
    review = createReview({ store, clock, events: silentEvents, flagEmojis: [] });
    standing = [];
    await store.putPages([page]);
    await review.recordShare(ref, itemId, mira);
    await review.flagByButton(mira, itemId);
  });

  afterEach(() => store.close());

  const decide = async (verdict: Verdict) => {
    clock.advance(1000);
    const seen = standing.at(-1) ?? null;
    const outcome = await review.decide({ actor: jonas, itemId, verdict, note: null, seen });
    expect(outcome.kind).toBe('decided');
    standing.push(clock.now());
  };
  const takeBack = async () => {
    clock.advance(1000);
    const decidedAt = standing.pop() ?? new Date(0);
    const outcome = await review.undoDecision({ actor: jonas, itemId, decidedAt });
    expect(outcome.kind).toBe('undone');
  };
  /** Half a minute later: what is due, which is told then. */
  const hear = async () => {
    clock.advance(30_000);
    const due = await review.announcements.due();
    for (const one of due) {
      await review.announcements.claim(one, clock.now(), new Date(clock.now().getTime() + 60_000));
      await review.announcements.settle(one, 'told');
    }
    return due.map(({ decision, takesBack }) =>
      takesBack === null ? decision.verdict : `again ${takesBack.standing?.verdict ?? 'open'}`,
    );
  };

  it('names the decision that stands again', async () => {
    await decide('accepted');
    await hear();
    await decide('dismissed');
    await hear();
    await takeBack();

    expect([await hear(), await hear()]).toEqual([['again accepted'], []]);
  });

  it('is the decision that stands again where nobody heard of it before it was replaced', async () => {
    await decide('accepted');
    await decide('dismissed');
    await takeBack();

    expect([await hear(), await hear()]).toEqual([['accepted'], []]);
  });

  it('is nothing where a decision that nobody heard of is taken back', async () => {
    await decide('accepted');
    await hear();
    await decide('dismissed');
    await takeBack();
    expect(await hear()).toEqual([]);

    await takeBack();
    expect(await hear()).toEqual(['again open']);
    await decide('dismissed');
    await takeBack();
    expect(await hear()).toEqual([]);
  });

  it('is one correction where one follows another', async () => {
    await decide('accepted');
    await hear();
    await decide('dismissed');
    await hear();
    await takeBack();
    await takeBack();
    expect(await hear()).toEqual(['again open']);
    await decide('accepted');
    await hear();
    await takeBack();
    await decide('duplicate');

    expect(await hear()).toEqual(['duplicate']);
  });
});
