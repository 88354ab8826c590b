import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TeamId } from '../../src/model/slack-ids.ts';
import { readPastReviews } from '../../src/playground/past-reviews.ts';
import { writePastReviews } from '../../src/playground/write-past-reviews.ts';
import { aPage, aRow, mira as viewer } from '../support/builders.ts';
import { openTestStore } from '../support/open-store.ts';

const now = new Date('2026-11-23T07:55:00Z');
const team = TeamId.parse('T0000000001');

describe('what the demo’s team has reviewed', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-'));
    file = join(folder, 'reviews.yml');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is about sixty that wait, for less than the curators’ reminder, and some decisions', async () => {
    const reviews = (await readPastReviews()).flatMap(({ items }) => items);
    const waiting = reviews.filter(({ decided }) => decided === null);

    expect(waiting.length).toBeGreaterThanOrEqual(55);
    expect(waiting.length).toBeLessThanOrEqual(65);
    expect(Math.max(...reviews.map(({ days }) => days))).toBeLessThan(7);
    expect(new Set(reviews.flatMap(({ by }) => by.map(({ user }) => user))).size).toBe(4);
    expect(reviews.length - waiting.length).toBeGreaterThanOrEqual(10);
  });

  it('is written in its order, so that a decision answers the flags before it', async () => {
    const page = aPage({ rows: [aRow({ name: 'Canal' }), aRow({ name: 'Orchard' })] });
    const store = await openTestStore();
    await store.putPages([page]);
    await writeFile(
      file,
      `- page: "${page.summary.id}"
  items:
    - {item: Orchard, days: 2, by: {noor: ~, ines: urgent}}
    - item: Canal
      days: 5
      by: {tomasz: doubtful}
      decided: {days: 3, by: mira, verdict: accepted, note: For May}
`,
    );

    await writePastReviews(store, await readPastReviews(file), { team, now });

    const asked = { viewer: { ...viewer, team, reads: [] }, offset: 0, limit: 10 };
    const { entries } = await store.queuePage({
      ...asked,
      filter: {},
      sort: 'oldest',
      now,
      today: '2026-11-23',
    });
    const { entries: decided } = await store.decided(asked);
    await store.close();
    expect(entries).toMatchObject([
      {
        subject: { found: { item: { name: 'Orchard' } } },
        flags: [{ reasons: ['urgent'] }, { reasons: [] }],
      },
    ]);
    expect(decided).toMatchObject([{ decision: { note: 'For May', by: 'U0PLAYMIRA' } }]);
  });

  it.each([
    ['somebody whom nobody knows', '{item: Canal, days: 2, by: {zoe: ~}}', 'called zoe'],
    ['a verdict that there is not', '{item: Canal, days: 2, by: {}, decided: {}}', 'verdict'],
    ['a key that means nothing', '{item: Canal, days: 2, by: {}, when: now}', 'when'],
  ])('is refused with %s', async (_, review, expected) => {
    await writeFile(file, `- page: 0a1be72fcaf951d2c88a3d22d90f5c00\n  items: [${review}]\n`);

    await expect(readPastReviews(file)).rejects.toThrow(expected);
  });

  it('is refused where its page has no such item', async () => {
    const store = await openTestStore();
    const text =
      '- {page: 0a1be72fcaf951d2c88a3d22d90f5c00, items: [{item: Canal, days: 2, by: {}}]}';
    await writeFile(file, text);

    const written = writePastReviews(store, await readPastReviews(file), { team, now });

    await expect(written).rejects.toThrow('no item called “Canal”');
    await store.close();
  });
});
