import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { COLLECTION_PAGE, type Collections } from '../../src/collections/collections.ts';
import { createCollections } from '../../src/collections/create-collections.ts';
import type { Collection } from '../../src/model/collection.ts';
import { ItemId } from '../../src/model/item.ts';
import type { ReviewSubject } from '../../src/model/review/nomination.ts';
import { TeamId } from '../../src/model/slack-ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aNomination, aPage, aRow, jonas, mira } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const page = aPage({
  rows: Array.from({ length: 25 }, (_, n) => aRow({ name: `Item ${n + 1}` })),
});
const nameOf = (subject: ReviewSubject) =>
  subject.kind === 'item' ? subject.found.item.name : subject.nomination.text;
const item = (n: number) => ItemId.parse(page.items[n - 1]?.id);

describe('collections', () => {
  let store: Store;
  let collections: Collections;

  beforeEach(async () => {
    store = await openTestStore();
    onTestFinished(() => store.close());
    await store.putPages([page]);
    collections = createCollections({ store, clock: createManualClock('2026-11-24T10:00:00Z') });
  });

  const made = async (name = 'Workshop March'): Promise<Collection> => {
    const outcome = await collections.create(mira, name);
    if (outcome.kind !== 'created') {
      throw new Error(outcome.kind);
    }
    return outcome.collection;
  };

  it('makes a collection of a new name, and finds it by that name afterwards', async () => {
    const first = await collections.named(mira, '  Workshop   March ');
    const second = await collections.named(jonas, 'workshop march');

    expect(first).toMatchObject({ kind: 'created', collection: { name: 'Workshop March' } });
    expect(second).toMatchObject({ kind: 'found', collection: { createdBy: mira.user } });
  });

  it('asks whether a name with a slip means the one that there is', async () => {
    await made('Workshop March');
    await made('Workshop 1');

    expect(await collections.named(mira, 'Workshp March')).toMatchObject({
      kind: 'near',
      name: 'Workshp March',
      near: { name: 'Workshop March' },
    });
    expect(await collections.named(mira, 'Workshop 2')).toMatchObject({ kind: 'created' });
    expect(await collections.create(mira, 'Workshp March')).toMatchObject({ kind: 'created' });
  });

  it.each([
    ['', 0],
    [' \u200b\u202e\n', 0],
    ['x'.repeat(61), 61],
  ])('refuses the name %j', async (name, length) => {
    expect(await collections.named(mira, name)).toEqual({ kind: 'bad-name', length });
    expect(await collections.create(mira, name)).toEqual({ kind: 'bad-name', length });
  });

  it('shows ten a page, and the last page where fewer are left than were asked for', async () => {
    const { id } = await made();
    for (let n = 1; n <= 25; n += 1) {
      await collections.add({ actor: mira, collection: id, item: item(n) }, null);
    }

    const third = await collections.page(mira, id, 3);
    const beyond = await collections.page(mira, id, 99);
    const around = await collections.pageOf({ actor: mira, collection: id, item: item(14) });

    expect(third?.entries.map(({ number }) => number)).toEqual([21, 22, 23, 24, 25]);
    expect(beyond).toMatchObject({ page: 3, pages: 3 });
    expect(around).toMatchObject({ page: 2 });
    expect(around?.entries).toHaveLength(COLLECTION_PAGE);
    expect(await collections.entries(mira, id)).toHaveLength(25);
  });

  it('lets two people move at once, each from what the other left', async () => {
    const { id } = await made();
    for (const n of [1, 2, 3]) {
      await collections.add({ actor: mira, collection: id, item: item(n) }, null);
    }

    await Promise.all([
      collections.move({ actor: mira, collection: id, item: item(3) }, 'up'),
      collections.move({ actor: jonas, collection: id, item: item(3) }, 'up'),
      collections.remove({ actor: jonas, collection: id, item: item(2) }),
      collections.annotate({ actor: mira, collection: id, item: item(1) }, 'first', null),
    ]);

    const entries = await collections.entries(mira, id);
    expect(entries.map(({ subject, note }) => [nameOf(subject), note?.text])).toEqual([
      ['Item 3', undefined],
      ['Item 1', 'first'],
    ]);
  });

  it('adds the first fifty of several, takes them out again, and passes over what is out', async () => {
    const { id } = await made();
    const items = Array.from({ length: 25 }, (_, n) => item(n + 1));
    const several = { actor: mira, collection: id, items };

    const added = await collections.addAll({ ...several, items: [...items, ...items] }, null);
    await collections.remove({ actor: jonas, collection: id, item: item(2) });
    const removed = await collections.removeAll(several);

    expect(added).toMatchObject({ kind: 'added', alreadyThere: 25, collection: { size: 25 } });
    expect(removed).toMatchObject({ kind: 'removed', removed: 24, collection: { size: 0 } });
    await collections.close(jonas, id);
    expect(await collections.removeAll(several)).toMatchObject({ kind: 'closed' });
    expect(await collections.removeAll({ ...several, items: [] })).toMatchObject({ removed: 0 });
  });

  it('refuses suggestions from private channels and of other teams', async () => {
    const { id } = await made();
    const hidden = aNomination({ id: ItemId.parse('a'.repeat(16)), isPrivate: true });
    const { source, ...others } = aNomination({ id: ItemId.parse('b'.repeat(16)) });
    await store.nominate(hidden);
    await store.nominate({ ...others, source: { ...source, team: TeamId.parse('T0OTHER') } });
    const into = { actor: mira, collection: id };
    const items = [hidden.id, others.id];

    expect(await collections.add({ ...into, item: hidden.id }, null)).toEqual({ kind: 'no-item' });
    expect(await collections.add({ ...into, item: others.id }, null)).toEqual({ kind: 'no-item' });
    expect(await collections.addAll({ ...into, items }, null)).toEqual({ kind: 'no-item' });
    expect(await collections.addAll({ ...into, items: [...items, item(1)] }, null)).toMatchObject({
      kind: 'added',
      added: [item(1)],
    });
  });

  it('takes all of several out, whoever closes the collection at that moment', async () => {
    const { id } = await made();
    const several = { actor: mira, collection: id, items: [item(1), item(2), item(3)] };
    await collections.addAll(several, null);

    const [removed] = await Promise.all([
      collections.removeAll(several),
      collections.close(jonas, id),
    ]);

    expect(removed).toMatchObject({ kind: 'removed', removed: 3 });
    expect(await collections.entries(mira, id)).toEqual([]);
  });

  it('cuts a long note between words, and takes white space for none', async () => {
    const { id } = await made();
    const entry = { actor: mira, collection: id, item: item(1) };

    const long = await collections.add(entry, 'word '.repeat(2000));
    const none = await collections.annotate(entry, '  \n', noteOf(long));

    expect(noteOf(long)).toMatch(/^(word ){190,}word…$/);
    expect(noteOf(long)?.length).toBeLessThanOrEqual(1000);
    expect(none).toMatchObject({ kind: 'changed', entry: { note: null } });
  });

  it('says that an item was never here', async () => {
    const { id } = await made();
    const unknown = ItemId.parse('00000000000000ff');

    expect(await collections.add({ actor: mira, collection: id, item: unknown }, null)).toEqual({
      kind: 'no-item',
    });
  });
});

function noteOf(outcome: Awaited<ReturnType<Collections['add']>>): string | null {
  return 'entry' in outcome ? (outcome.entry.note?.text ?? null) : null;
}
