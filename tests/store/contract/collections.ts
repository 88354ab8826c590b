import { beforeEach, expect, it } from 'vitest';
import type { Collection } from '../../../src/model/collection.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { Nomination, ReviewSubject } from '../../../src/model/review/nomination.ts';
import { TeamId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { aNomination, aPage, aRow, jonas, mira, team } from '../../support/builders.ts';

const page = aPage({ rows: ['One', 'Two', 'Three', 'Four'].map((name) => aRow({ name })) });
const [one, two, three, four] = page.items.map(({ id }) => id) as [ItemId, ItemId, ItemId, ItemId];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const all = { limit: 100, offset: 0 };
const nameOf = (subject: ReviewSubject) =>
  subject.kind === 'item' ? subject.found.item.name : subject.nomination.text;

export function collectionContract(current: () => Store): void {
  let march: Collection;

  beforeEach(async () => {
    await current().putPages([page]);
    const named = { actor: mira, name: 'Workshop March', at: at(0) };
    march = (await current().createCollection(named)).collection;
  });

  const request = (itemId: ItemId, minute = 1, actor = mira) => ({
    actor,
    collection: march.id,
    itemId,
    at: at(minute),
  });
  const fill = async (...items: readonly ItemId[]) => {
    for (const itemId of items) {
      await current().addEntry({ ...request(itemId), note: null });
    }
  };
  const names = async () => {
    const entries = await current().collectionEntries(team, march.id, all);
    return entries.map(({ subject, number }) => `${number} ${nameOf(subject)}`);
  };

  it('makes one collection of a name, whatever its case, accents and white space', async () => {
    const again = { actor: jonas, name: ' wörkshop  MARCH', at: at(1) };
    const { collection, isNew } = await current().createCollection(again);

    expect(isNew).toBe(false);
    expect(collection).toEqual(march);
    expect(march).toMatchObject({ name: 'Workshop March', createdBy: mira.user, size: 0 });
    expect(await current().collectionNamed(team, 'workshop march')).toEqual(march);
  });

  it('keeps items in the order in which they came, with who added them', async () => {
    await current().addEntry({ ...request(two, 1, jonas), note: 'a start' });
    await fill(one);

    const entries = await current().collectionEntries(team, march.id, all);

    expect(entries.map(({ subject, addedBy, note }) => [nameOf(subject), addedBy, note])).toEqual([
      ['Two', jonas.user, { text: 'a start', by: jonas.user }],
      ['One', mira.user, null],
    ]);
    expect(await current().collectionEntries(team, march.id, { limit: 1, offset: 1 })).toEqual([
      entries[1],
    ]);
    expect(await current().collection(team, march.id)).toMatchObject({ size: 2, changedAt: at(1) });
  });

  it('adds several at once in their order, but for those that are in it already', async () => {
    await fill(two);

    const added = await current().addEntries({
      actor: jonas,
      collection: march.id,
      itemIds: [three, two, ItemId.parse('00000000000000ff'), one],
      at: at(3),
      note: 'together',
    });

    expect(added).toMatchObject({
      kind: 'added',
      added: [three, one],
      alreadyThere: 1,
      collection: { size: 3, changedAt: at(3) },
    });
    expect(await names()).toEqual(['1 Two', '2 Three', '3 One']);
    const [, third] = await current().collectionEntries(team, march.id, all);
    expect(third).toMatchObject({ addedBy: jonas.user, note: { text: 'together' } });
  });

  it('adds none of several to a closed collection, or to one that is not there', async () => {
    const several = {
      actor: mira,
      collection: march.id,
      itemIds: [one, two],
      at: at(3),
      note: null,
    };
    await current().setCollectionClosed({ ...several, isClosed: true });

    expect(await current().addEntries(several)).toMatchObject({ kind: 'closed' });
    const stranger = { team: TeamId.parse('T0OTHER'), user: mira.user };
    expect(await current().addEntries({ ...several, actor: stranger })).toEqual({
      kind: 'no-collection',
    });
    expect(await names()).toEqual([]);
  });

  it('holds a suggestion that everybody can read, and no other', async () => {
    const suggest = (id: string, more: Partial<Nomination> = {}) =>
      current().nominate(aNomination({ id: ItemId.parse(id), text: `Message ${id[0]}`, ...more }));
    await suggest('a'.repeat(16));
    await suggest('b'.repeat(16), { isPrivate: true });
    await suggest('c'.repeat(16), {
      source: {
        ...aNomination({ id: ItemId.parse('d'.repeat(16)) }).source,
        team: TeamId.parse('T0OTHER'),
      },
    });

    await fill(one, ItemId.parse('a'.repeat(16)));
    const hidden = { ...request(ItemId.parse('b'.repeat(16))), note: null };
    const others = { ...request(ItemId.parse('c'.repeat(16))), note: null };

    expect(await current().addEntry(hidden)).toMatchObject({ kind: 'not-in-it' });
    expect(await current().addEntry(others)).toMatchObject({ kind: 'not-in-it' });
    expect(await names()).toEqual(['1 One', '2 Message a']);
    expect(await current().collection(team, march.id)).toMatchObject({ size: 2 });
  });

  it('leaves an item that is in it already where it is', async () => {
    await fill(one, two);

    const again = await current().addEntry({ ...request(one, 5, jonas), note: 'mine' });

    expect(again).toMatchObject({ kind: 'as-it-was', entry: { number: 1, addedBy: mira.user } });
    expect(await current().collection(team, march.id)).toMatchObject({ changedAt: at(1) });
  });

  it('moves items up, down and to the top, and no further', async () => {
    await fill(one, two, three, four);

    await current().moveEntry({ ...request(three), move: 'up' });
    expect(await names()).toEqual(['1 One', '2 Three', '3 Two', '4 Four']);
    await current().moveEntry({ ...request(one), move: 'down' });
    expect(await names()).toEqual(['1 Three', '2 One', '3 Two', '4 Four']);
    const top = await current().moveEntry({ ...request(four), move: 'top' });
    expect(await names()).toEqual(['1 Four', '2 Three', '3 One', '4 Two']);
    expect(top).toMatchObject({ kind: 'changed', entry: { number: 1 } });
    expect(await current().moveEntry({ ...request(four), move: 'up' })).toMatchObject({
      kind: 'as-it-was',
    });
    expect(await current().moveEntry({ ...request(two), move: 'down' })).toMatchObject({
      kind: 'as-it-was',
    });
  });

  it('puts back what was taken out where it stood, with its note', async () => {
    await fill(one);
    await current().addEntry({ ...request(two), note: 'keep me' });
    await fill(three);

    await current().removeEntry(request(two));
    expect(await names()).toEqual(['1 One', '2 Three']);
    await current().moveEntry({ ...request(three), move: 'up' });
    await current().restoreEntry(request(two));

    expect(await names()).toEqual(['1 Three', '2 Two', '3 One']);
    const entries = await current().collectionEntries(team, march.id, all);
    expect(entries[1]?.note?.text).toBe('keep me');
    expect(await current().restoreEntry(request(two))).toMatchObject({ kind: 'as-it-was' });
  });

  it('takes several out in one step, but for those that are not in it', async () => {
    await fill(one, two, three);
    const several = { ...request(one, 4), itemIds: [three, four, one] };
    const removal = current().removeEntries(several);
    await current().setCollectionClosed({ ...request(one, 5), isClosed: true });

    expect(await removal).toMatchObject({ kind: 'removed', removed: 2, collection: { size: 1 } });
    expect(await names()).toEqual(['1 Two']);
    expect(await current().removeEntries(several)).toMatchObject({ kind: 'closed' });
  });

  it('takes a second removal, and a move of what is gone, for what they are', async () => {
    await fill(one, two);
    await current().removeEntry(request(one));

    expect(await current().removeEntry(request(one, 2, jonas))).toMatchObject({
      kind: 'not-in-it',
    });
    expect(await current().moveEntry({ ...request(one), move: 'top' })).toMatchObject({
      kind: 'not-in-it',
    });
  });

  it('adds what was taken out as new, at the end', async () => {
    await current().addEntry({ ...request(one), note: 'old words' });
    await fill(two);
    await current().removeEntry(request(one));

    await current().addEntry({ ...request(one, 4, jonas), note: null });

    expect(await names()).toEqual(['1 Two', '2 One']);
    const [, again] = await current().collectionEntries(team, march.id, all);
    expect(again).toMatchObject({ note: null, addedBy: jonas.user, addedAt: at(4) });
  });

  it('writes no note over one that somebody wrote meanwhile', async () => {
    await fill(one);
    const note = (text: string | null, before: string | null, actor = mira) =>
      current().noteEntry({ ...request(one, 2, actor), note: text, before });
    await note('from Jonas', null, jonas);

    const late = await note('from Mira', null);

    expect(late).toMatchObject({ kind: 'as-it-was', entry: { note: { text: 'from Jonas' } } });
    expect(await note('both', 'from Jonas')).toMatchObject({
      kind: 'changed',
      entry: { note: { text: 'both', by: mira.user } },
    });
    expect(await note(null, 'both')).toMatchObject({ kind: 'changed', entry: { note: null } });
  });

  it('changes nothing in a closed collection until it is open again', async () => {
    await fill(one);
    const closing = { actor: jonas, collection: march.id, isClosed: true, at: at(3) };
    await current().setCollectionClosed(closing);
    await current().setCollectionClosed({ ...closing, actor: mira, at: at(4) });

    expect(await current().addEntry({ ...request(two), note: null })).toMatchObject({
      kind: 'closed',
      collection: { closed: { by: jonas.user, at: at(3) } },
    });
    expect(await current().removeEntry(request(one))).toMatchObject({ kind: 'closed' });
    const open = await current().setCollectionClosed({ ...closing, isClosed: false, at: at(5) });
    expect(open).toMatchObject({ closed: null });
    expect(await current().removeEntry(request(one))).toMatchObject({ kind: 'changed' });
  });

  it('lists open collections before closed ones, the last changed first', async () => {
    const named = (name: string, minute: number) =>
      current().createCollection({ actor: mira, name, at: at(minute) });
    const { collection: april } = await named('April', 1);
    const { collection: may } = await named('May', 2);
    const closing = { actor: mira, collection: april.id, isClosed: true, at: at(9) };
    await current().setCollectionClosed(closing);
    await fill(one);
    await current().addEntry({ ...request(one, 8), collection: may.id, note: null });

    const listed = await current().collections(team, all);

    expect(listed.map(({ name, size }) => `${name} ${size}`)).toEqual([
      'May 1',
      'Workshop March 1',
      'April 0',
    ]);
    expect(await current().countCollections(team)).toEqual({ open: 2, closed: 1 });
    const holding = await current().collectionsWith(team, one);
    expect(holding.map(({ name }) => name)).toEqual(['May', 'Workshop March']);
  });

  it('renames, but to no name that another has', async () => {
    const rename = (name: string) =>
      current().renameCollection({ actor: mira, collection: march.id, name, at: at(2) });
    await current().createCollection({ actor: mira, name: 'April', at: at(1) });

    expect(await rename('aprîl')).toMatchObject({ kind: 'taken', by: { name: 'April' } });
    expect(await rename('workshop MARCH')).toMatchObject({
      kind: 'renamed',
      collection: { name: 'workshop MARCH', changedAt: at(2) },
    });
  });

  it("shows and changes nothing of another team's", async () => {
    await fill(one);
    const stranger = { team: TeamId.parse('T0OTHER'), user: mira.user };

    expect(await current().collection(stranger.team, march.id)).toBeUndefined();
    expect(await current().collectionEntries(stranger.team, march.id, all)).toEqual([]);
    expect(await current().removeEntry(request(one, 1, stranger))).toEqual({
      kind: 'no-collection',
    });
    expect(await current().collections(stranger.team, all)).toEqual([]);
  });

  it('still shows an item that has left the archive, and none that was never there', async () => {
    await fill(one);
    await current().removeFiles([page.stamp.file], at(7));

    const [entry] = await current().collectionEntries(team, march.id, all);

    expect(entry?.subject).toMatchObject({ kind: 'item', found: { goneAt: at(7) } });
    const unknown = ItemId.parse('00000000000000ff');
    expect(await current().addEntry({ ...request(unknown), note: null })).toMatchObject({
      kind: 'not-in-it',
    });
  });
}
