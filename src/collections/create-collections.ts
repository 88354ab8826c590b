import { ENTRY_NOTE_LENGTH, MOST_AT_ONCE } from '../model/collection.ts';
import { isForAll, subjectId } from '../model/review/nomination.ts';
import { cutBetweenWords } from '../model/text/headline.ts';
import type { EntryChange, EntryRequest } from '../store/collection-store.ts';
import { COLLECTION_PAGE, type Collections, type EntryOf } from './collections.ts';
import type { CollectionsDeps } from './collections-deps.ts';
import { createNaming } from './naming.ts';
import type { ChangeOutcome } from './outcome.ts';

/** More than any workshop goes through; a hand-out of so many has some 200 printed pages. */
const MOST_ENTRIES = 1000;

/** Builds the collections of a team. Whoever may is asked before (see slack/people/authority.ts). */
export function createCollections(deps: CollectionsDeps): Collections {
  return { ...createReading(deps), ...createNaming(deps), ...createChanging(deps) };
}

type Reading = Pick<
  Collections,
  'list' | 'openOnes' | 'holding' | 'page' | 'pageOf' | 'entry' | 'entries'
>;

function createReading({ store }: CollectionsDeps): Reading {
  const entries: Collections['entries'] = ({ team }, id) =>
    store.collectionEntries(team, id, { limit: MOST_ENTRIES, offset: 0 });
  const entry: Collections['entry'] = async ({ actor, collection, item }) =>
    (await entries(actor, collection)).find(({ subject }) => subjectId(subject) === item);
  const page: Collections['page'] = async ({ team }, id, wanted) => {
    const collection = await store.collection(team, id);
    if (collection === undefined) {
      return undefined;
    }
    const place = placeOf(wanted, collection.size);
    return {
      collection,
      entries: await store.collectionEntries(team, id, windowOf(place.page)),
      ...place,
    };
  };
  return {
    list: async ({ team }, wanted) => {
      const { open, closed } = await store.countCollections(team);
      const place = placeOf(wanted, open + closed);
      const collections = await store.collections(team, windowOf(place.page));
      return { collections, open, closed, ...place };
    },
    openOnes: async ({ team }, most) => {
      const first = await store.collections(team, { limit: most, offset: 0 });
      return first.filter(({ closed }) => closed === null);
    },
    holding: ({ team }, item) => store.collectionsWith(team, item),
    page,
    pageOf: async (asked) => {
      const found = await entry(asked);
      const number = found?.number ?? 1;
      return page(asked.actor, asked.collection, Math.ceil(number / COLLECTION_PAGE));
    },
    entry,
    entries,
  };
}

type Changing = Pick<
  Collections,
  'collectable' | 'add' | 'addAll' | 'move' | 'annotate' | 'remove' | 'removeAll' | 'restore'
>;

function createChanging({ store, clock }: CollectionsDeps): Changing {
  const requestOf = ({ actor, collection, item: itemId }: EntryOf): EntryRequest => ({
    actor,
    collection,
    itemId,
    at: clock.now(),
  });
  const collectable: Collections['collectable'] = async ({ team }, items) => {
    const subjects = await Promise.all(items.map((item) => store.subject(item)));
    return items.filter((_, n) => {
      const subject = subjects[n];
      return subject !== undefined && isForAll(subject, team);
    });
  };
  const known = async (
    { actor, item }: EntryOf,
    work: () => Promise<EntryChange>,
  ): Promise<ChangeOutcome> =>
    (await collectable(actor, [item])).length === 0 ? { kind: 'no-item' } : work();
  return {
    collectable,
    add: (entry, note) =>
      known(entry, () => store.addEntry({ ...requestOf(entry), note: readNote(note) })),
    addAll: async ({ items, ...where }, note) => {
      const itemIds = (await collectable(where.actor, items)).slice(0, MOST_AT_ONCE);
      return itemIds.length === 0
        ? { kind: 'no-item' }
        : store.addEntries({ ...where, itemIds, at: clock.now(), note: readNote(note) });
    },
    move: (entry, move) => known(entry, () => store.moveEntry({ ...requestOf(entry), move })),
    annotate: (entry, note, before) =>
      known(entry, () => store.noteEntry({ ...requestOf(entry), note: readNote(note), before })),
    remove: (entry) => known(entry, () => store.removeEntry(requestOf(entry))),
    removeAll: ({ items: itemIds, ...where }) =>
      store.removeEntries({ ...where, itemIds, at: clock.now() }),
    restore: (entry) => known(entry, () => store.restoreEntry(requestOf(entry))),
  };
}

function readNote(typed: string | null): string | null {
  return cutBetweenWords(typed?.toWellFormed().trim() ?? '', ENTRY_NOTE_LENGTH) || null;
}

function placeOf(wanted: number, size: number) {
  const pages = Math.max(1, Math.ceil(size / COLLECTION_PAGE));
  return { page: Math.min(Math.max(1, wanted), pages), pages };
}

function windowOf(page: number) {
  return { limit: COLLECTION_PAGE, offset: (page - 1) * COLLECTION_PAGE };
}
