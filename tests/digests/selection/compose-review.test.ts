import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composePeriod } from '../../../src/digests/selection/compose-period.ts';
import { createReadings } from '../../../src/digests/selection/readings.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { ReviewSubject } from '../../../src/model/review/nomination.ts';
import type { Verdict } from '../../../src/model/review/review.ts';
import { NO_NOTES } from '../../../src/model/review/review-notes.ts';
import { reviewSentence } from '../../../src/model/review/review-summary-text.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aRow, foresight, jonas, messageTs, mira, team } from '../../support/builders.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, theWeek as period } from '../digest-builders.ts';

const NAMES = ['Canal', 'Orchard', 'Library', 'Harbour', 'Glacier', 'Tramway', 'Kiln', 'Loom'];
const page = aPage({ rows: NAMES.map((name) => aRow({ name })) });
const onDay = (day: number) => new Date(Date.UTC(2026, 10, day, 12));

describe('a digest of reviews', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await store.putPages([page]);
  });

  afterEach(() => store.close());

  const idOf = (name: string) => ItemId.parse(page.items[NAMES.indexOf(name)]?.id);
  const flag = (itemId: ItemId, day: number, actor = jonas) =>
    store.addMark({ itemId, actor, mark: { kind: 'button' }, at: onDay(day) });
  const decide = async (
    itemId: ItemId,
    day: number,
    verdict: Verdict,
    note: string | null = null,
  ) =>
    store.addDecision({
      itemId,
      team,
      verdict,
      note,
      duplicateOf: null,
      by: mira.user,
      at: onDay(day),
    });
  const suggest = (id: ItemId, text: string, isPrivate: boolean) =>
    store.nominate({
      id,
      source: { team, channel: foresight, ts: messageTs(Number.parseInt(id, 16)) },
      text,
      permalink: null,
      by: jonas.user,
      at: onDay(17),
      isPrivate,
    });
  const compose = async (limit = 10) => {
    const definition = aDefinition({ what: 'review', limit });
    const deps = { store, readCandidates: createReadings(store) };
    const composed = await composePeriod(deps, definition, period);
    const review = composed.parents[0]?.review;
    if (review == null) {
      throw new Error('It tells of no reviews.');
    }
    return { composed, review };
  };
  const nameOf = (subject: ReviewSubject) =>
    subject.kind === 'item' ? subject.found.item.name : subject.nomination.text;

  it('tells what was decided in the period, accepted first, and what waits longest', async () => {
    for (const [n, name] of NAMES.entries()) {
      await flag(idOf(name), n + 3);
    }
    await flag(idOf('Loom'), 11, mira);
    await decide(idOf('Canal'), 15, 'accepted', 'before it began');
    await decide(idOf('Orchard'), 17, 'accepted', 'energy chapter');
    await decide(idOf('Library'), 18, 'dismissed');
    await decide(idOf('Harbour'), 19, 'accepted');
    await decide(idOf('Kiln'), 24, 'dismissed');

    const { composed, review } = await compose();

    expect(
      review.decisions.map(({ subject, decision }) => [nameOf(subject), decision.note]),
    ).toEqual([
      ['Harbour', null],
      ['Orchard', 'energy chapter'],
      ['Library', null],
    ]);
    expect(review.longest.map(({ subject, flags }) => [nameOf(subject), flags])).toEqual([
      ['Glacier', 1],
      ['Tramway', 1],
      ['Loom', 2],
    ]);
    expect(composed).toMatchObject({ entries: [], selection: null, size: 3 + 3 });
    expect(reviewSentence(review, 1, period.to)).toBe(
      '3 decided: 2 accepted, 1 dismissed. 3 wait for review, the oldest for 15 days.',
    );
  });

  it('counts what it does not name', async () => {
    for (const [n, name] of NAMES.entries()) {
      await flag(idOf(name), n + 3);
    }
    await decide(idOf('Canal'), 17, 'duplicate');
    await decide(idOf('Orchard'), 18, 'dismissed');

    const { review } = await compose(1);

    expect(review.decisions).toHaveLength(1);
    expect(review.decided).toEqual([
      { verdict: 'dismissed', count: 1 },
      { verdict: 'duplicate', count: 1 },
    ]);
    expect([review.waiting, review.longest.length]).toEqual([6, 5]);
  });

  it('names nothing that was suggested in a private channel, waiting or decided', async () => {
    const [open, hidden, decided] = ['01', '02', '03'].map((end) =>
      ItemId.parse(end.padStart(16, 'f')),
    );
    if (open === undefined || hidden === undefined || decided === undefined) {
      throw new Error('unreachable');
    }
    await suggest(open, 'Ferries without crews', false);
    await suggest(hidden, 'A secret', true);
    await suggest(decided, 'Another secret', true);
    for (const id of [open, hidden, decided]) {
      await flag(id, 18);
    }
    await decide(decided, 19, 'accepted');

    const { review } = await compose();

    expect(JSON.stringify(review)).not.toContain('secret');
    expect(review).toMatchObject({ decided: [], decisions: [], waiting: 1 });
    expect(review.longest.map(({ subject }) => nameOf(subject))).toEqual(['Ferries without crews']);
  });

  it('leaves out what was taken back, or put off to another day', async () => {
    await flag(idOf('Canal'), 3);
    await decide(idOf('Canal'), 17, 'accepted');
    const undo = { actor: mira, itemId: idOf('Canal'), decidedAt: onDay(17), at: onDay(18) };
    await store.undoDecision({ ...undo, announceAt: onDay(18) });
    await flag(idOf('Orchard'), 4);
    const wanted = { ...NO_NOTES, later: '2026-12-01' };
    const put = { actor: mira, itemId: idOf('Orchard'), seen: NO_NOTES, wanted, at: onDay(19) };
    await store.setNotes(put);

    const { review } = await compose();

    expect(review.decided).toEqual([]);
    expect(review.longest.map(({ subject }) => nameOf(subject))).toEqual(['Canal']);
  });

  it('has nothing to tell where nothing was decided and nothing waits', async () => {
    const { composed, review } = await compose();

    expect(composed.size).toBe(0);
    expect(reviewSentence(review, 2, period.to)).toBe(
      'Stands for 2 digests. Nothing was decided. Nothing waits for review.',
    );
  });
});
