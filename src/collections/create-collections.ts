import { ENTRY_NOTE_LENGTH, MOST_AT_ONCE } from '../model/collection.ts';
import { isForAll, subjectId } from '../model/review/nomination.ts';
import { cutBetweenWords } from '../model/text/headline.ts';
import type { EntryChange, EntryRequest } from '../store/collection-store.ts';
import { COLLECTION_PAGE, type Collections, type EntriesOf, type EntryOf } from './collections.ts';
import type { CollectionsDeps } from './collections-deps.ts';
import { createNaming } from './naming.ts';
import type { ChangeOutcome, ManyRemoved } from './outcome.ts';

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
  'add' | 'addAll' | 'move' | 'annotate' | 'remove' | 'removeAll' | 'restore'
>;

function createChanging({ store, clock }: CollectionsDeps): Changing {
  const requestOf = ({ actor, collection, item: itemId }: EntryOf): EntryRequest => ({
    actor,
    collection,
    itemId,
    at: clock.now(),
  });
  const known = async (
    { actor, item }: EntryOf,
    work: () => Promise<EntryChange>,
  ): Promise<ChangeOutcome> => {
    const subject = await store.subject(item);
    return subject === undefined || !isForAll(subject, actor.team) ? { kind: 'no-item' } : work();
  };
  const remove = (entry: EntryOf) => known(entry, () => store.removeEntry(requestOf(entry)));
  return {
    add: (entry, note) =>
      known(entry, () => store.addEntry({ ...requestOf(entry), note: readNote(note) })),
    addAll: ({ items, ...where }, note) => {
      const itemIds = items.slice(0, MOST_AT_ONCE);
      return store.addEntries({ ...where, itemIds, at: clock.now(), note: readNote(note) });
    },
    move: (entry, move) => known(entry, () => store.moveEntry({ ...requestOf(entry), move })),
    annotate: (entry, note, before) =>
      known(entry, () => store.noteEntry({ ...requestOf(entry), note: readNote(note), before })),
    remove,
    removeAll: (entries) => removeEach(store, remove, entries),
    restore: (entry) => known(entry, () => store.restoreEntry(requestOf(entry))),
  };
}

async function removeEach(
  store: CollectionsDeps['store'],
  remove: (entry: EntryOf) => Promise<ChangeOutcome>,
  { items, actor, collection: id }: EntriesOf,
): Promise<ManyRemoved> {
  let removed = 0;
  for (const item of items) {
    const outcome = await remove({ actor, collection: id, item });
    if (outcome.kind === 'closed' || outcome.kind === 'no-collection') {
      return outcome;
    }
    removed += outcome.kind === 'changed' ? 1 : 0;
  }
  const collection = await store.collection(actor.team, id);
  return collection === undefined
    ? { kind: 'no-collection' }
    : { kind: 'removed', collection, removed };
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
