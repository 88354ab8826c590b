import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import type { ItemId } from '../../src/model/item.ts';
import { NO_NOTES } from '../../src/model/review/review-notes.ts';
import { type Actor, TeamId } from '../../src/model/slack-ids.ts';
import { createReview } from '../../src/review/create-review.ts';
import type { Review } from '../../src/review/review.ts';
import { sealNotes } from '../../src/review/seal-notes.ts';
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

const FIRST = { filter: {}, sort: 'oldest', page: 1 } as const;
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
      flagEmojis: [{ emoji: 'triangular_flag_on_post', reason: null }],
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

  const waiting = async (actor: Actor = mira) =>
    (await review.queue({ ...actor, reads: [] }, FIRST)).entries;
  const decided = async () =>
    (await review.decided({ ...mira, reads: [] }, { days: 7, page: 1 })).entries;
  const named = (name: string) => ({ subject: { found: { item: { name } } } });

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

    expect(await waiting()).toMatchObject([
      { ...named('Heat officers'), flags: [mira, jonas] },
      { ...named('Drone corridors'), flags: [{ user: mira.user }] },
    ]);
  });

  it('loses an item when its last flag is taken back', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await review.undo(mira, itemNumber(0), { kind: 'button' });

    expect(await waiting()).toEqual([]);
  });

  it('says what was decided to who flags it after, and opens it when they ask again', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await decide(jonas, itemNumber(0), 'Seen in June');

    const again = await review.flagByButton(mira, itemNumber(0));
    const other = await review.flagByButton(jonas, itemNumber(0));
    const before = await waiting();
    const asked = [
      await review.askAgain(jonas, itemNumber(0)),
      await review.askAgain(jonas, itemNumber(0)),
    ];

    expect(again).toMatchObject({ kind: 'already', decided: { note: 'Seen in June' } });
    expect(other).toMatchObject({ kind: 'flagged', decided: { verdict: 'accepted' } });
    expect(before).toEqual([]);
    expect(asked).toMatchObject([
      { kind: 'flagged', decided: null },
      { kind: 'already', decided: null },
    ]);
    expect(await waiting()).toMatchObject([{ ...named('Drone corridors'), flags: { length: 2 } }]);
  });

  it('takes a flag that was given after a decision for one that waits, once the decision is undone', async () => {
    await review.flagByButton(mira, itemNumber(0));
    const outcome = await decide(jonas, itemNumber(0));
    await review.flagByButton(jonas, itemNumber(0));
    const decidedAt = outcome.kind === 'decided' ? outcome.decision.at : new Date(0);

    await review.undoDecision({ actor: jonas, itemId: itemNumber(0), decidedAt });

    expect(await waiting()).toMatchObject([{ flags: { length: 2 } }]);
  });

  it('moves a decided item to the recent decisions, with its note trimmed', async () => {
    await review.flagByButton(mira, itemNumber(0));

    const outcome = await decide(jonas, itemNumber(0), '  Watch it again in spring. ');

    const decision = {
      itemId: itemNumber(0),
      team,
      verdict: 'accepted',
      note: 'Watch it again in spring.',
      by: jonas.user,
      at: new Date('2026-11-23T09:00:00Z'),
    };
    expect(outcome).toMatchObject({ kind: 'decided', decision });
    expect(await waiting()).toEqual([]);
    expect(await decided()).toMatchObject([{ decision, ...named('Drone corridors') }]);
  });

  it('cuts a note that is longer than 1000 characters, emoji counted as one', async () => {
    await review.flagByButton(mira, itemNumber(0));
    await decide(jonas, itemNumber(0), '🚩'.repeat(1001));
    await review.flagByButton(mira, itemNumber(1));
    await decide(jonas, itemNumber(1), '🚩'.repeat(1000));

    expect((await decided()).map(({ decision }) => decision.note)).toEqual([
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
      { kind: 'changed-meanwhile', standing: { verdict: 'accepted', by: mira.user } },
    ]);
    expect(await store.decisions(team)).toHaveLength(1);
  });

  it('decides again only what is as it was seen, and keeps both in the history', async () => {
    await review.flagByButton(mira, itemNumber(0));
    const first = await decide(jonas, itemNumber(0));
    const seen = first.kind === 'decided' ? first.decision.at : null;
    clock.advance(1000);
    const again = { actor: mira, itemId: itemNumber(0), verdict: 'dismissed', note: null } as const;

    const stale = await review.decide({ ...again, seen: null });
    const anew = await review.decide({ ...again, seen });

    expect(stale).toMatchObject({ kind: 'changed-meanwhile', standing: { verdict: 'accepted' } });
    expect(anew).toMatchObject({ kind: 'decided', replaced: { verdict: 'accepted' } });
    expect((await review.history(mira, itemNumber(0))).decisions).toHaveLength(2);
    clock.advance(30_000);
    expect(await review.announcements.due()).toEqual([]);
  });

  it('refuses a duplicate of itself, and one that leads back to itself', async () => {
    const duplicate = (itemId: ItemId, duplicateOf: ItemId) =>
      review.decide({ actor: mira, itemId, verdict: 'duplicate', note: null, duplicateOf });

    const own = await duplicate(itemNumber(0), itemNumber(0));
    const fine = await duplicate(itemNumber(0), itemNumber(1));
    const circle = await duplicate(itemNumber(1), itemNumber(0));

    expect([own.kind, fine.kind, circle.kind]).toEqual(['same-item', 'decided', 'same-item']);
    expect((await decided())[0]).toMatchObject({ decision: { duplicateOf: itemNumber(1) } });
  });

  it('tidies tags and notes, and takes a colleague’s change for theirs', async () => {
    const seen = sealNotes(NO_NOTES);
    const tags = ['#Energy', ' energy ', '', 'a'.repeat(60), 'Grid  works'];
    const wanted = { ...NO_NOTES, note: '  Ask Noor  ', tags };
    const request = { actor: mira, itemId: itemNumber(0), seen };

    const mine = await review.writeNotes({ ...request, wanted });
    const theirs = await review.writeNotes({
      ...request,
      actor: jonas,
      wanted: { ...NO_NOTES, note: 'Mine' },
    });

    expect(mine).toMatchObject({
      kind: 'noted',
      notes: { note: 'Ask Noor', tags: [`${'a'.repeat(39)}…`, 'Energy', 'Grid works'] },
    });
    expect(theirs).toMatchObject({ kind: 'changed-meanwhile', notes: { note: 'Ask Noor' } });
  });

  it('suggests a message once, with everybody who does', async () => {
    const ref = { team, channel: foresight, ts: messageTs(9) };
    const request = { ref, emoji: null, text: 'Ferries', permalink: null, isPrivate: false };

    const first = await review.nominate({ ...request, actor: mira });
    const second = await review.nominate({ ...request, actor: jonas, text: 'Other' });

    expect([first.kind, second.kind]).toEqual(['nominated', 'known']);
    expect(await waiting()).toMatchObject([
      { subject: { nomination: { text: 'Ferries', by: mira.user } }, flags: { length: 2 } },
    ]);
  });

  it('turns to the last page there is when the one asked for is gone', async () => {
    for (const n of [0, 1, 2]) {
      await review.flagByButton(mira, itemNumber(n));
    }

    const page = await review.queue({ ...mira, reads: [] }, { ...FIRST, page: 7 });

    expect(page).toMatchObject({ page: 1, pages: 1, total: 3, entries: { length: 3 } });
  });

  it('shows the decisions that stand, one an item, newest first', async () => {
    for (const n of [0, 1, 2, 3, 0, 1]) {
      await review.undo(mira, itemNumber(n), { kind: 'button' });
      await review.askAgain(mira, itemNumber(n));
      await decide(jonas, itemNumber(n), `decision on ${n}`);
      clock.advance(1000);
    }

    expect((await decided()).map(({ decision }) => decision.note)).toEqual(
      [1, 0, 3, 2].map((n) => `decision on ${n}`),
    );
  });

  it('still reviews items whose page is gone', async () => {
    await review.flagByButton(mira, itemNumber(0));
    clock.advance(1000);
    await store.removeFiles([aPage().stamp.file], clock.now());

    const open = await waiting();
    const outcome = await decide(jonas, itemNumber(0));

    const subject = { found: { goneAt: clock.now() } };
    expect(open).toMatchObject([{ subject, flags: [{ user: mira.user }] }]);
    expect(outcome).toMatchObject({ kind: 'decided', subject });
  });

  it('knows nothing of an item that was never here', async () => {
    const [stranger] = aPage({ id: pageId(2) }).items;

    expect(stranger && (await decide(mira, stranger.id))).toEqual({ kind: 'no-item' });
  });

  it('keeps the queues of two workspaces apart', async () => {
    const elsewhere: Actor = { team: TeamId.parse('T0OTHER'), user: mira.user };
    await review.flagByButton(mira, itemNumber(0));

    expect(await waiting(elsewhere)).toEqual([]);
  });
});
