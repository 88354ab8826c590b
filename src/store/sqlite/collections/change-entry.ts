import type { Collection, CollectionEntry, CollectionId } from '../../../model/collection.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import type { EntryChange, EntryRequest } from '../../collection-store.ts';
import type { ReadSubjects } from '../review/read-subjects.ts';
import { toCollectionEntries } from './collection-rows.ts';
import type { EntryStatements } from './entry-statements.ts';

export interface ChangeEntryDeps {
  readonly sql: Pick<EntryStatements, 'entry' | 'touch'>;
  readonly byId: (team: TeamId, id: CollectionId) => Collection | undefined;
  readonly subjects: Pick<ReadSubjects, 'of'>;
}

type Changed = 'changed' | 'as-it-was';

/** Changes one entry of an open collection; within the caller's transaction, so that it sees what stands. */
export interface ChangeEntry {
  /** What is in it is changed by `work`, which says whether it changed anything. */
  change(request: EntryRequest, work: (entry: CollectionEntry) => Changed): EntryChange;
  /** What is not in it is put there by `work`. */
  place(request: EntryRequest, work: () => unknown): EntryChange;
}

export function createChangeEntry({ sql, byId, subjects }: ChangeEntryDeps): ChangeEntry {
  const entryOf = ({ collection: id, itemId }: EntryRequest): CollectionEntry | undefined =>
    toCollectionEntries(sql.entry.all({ id, itemId }), subjects)[0];

  const inOpen = (
    { actor, collection: id }: EntryRequest,
    work: (collection: Collection) => EntryChange,
  ): EntryChange => {
    const collection = byId(actor.team, id);
    if (collection === undefined) {
      return { kind: 'no-collection' };
    }
    return collection.closed === null ? work(collection) : { kind: 'closed', collection };
  };

  const touched = ({ actor, collection: id, at }: EntryRequest, kind: Changed) => {
    if (kind === 'changed') {
      sql.touch.run({ id, at: at.getTime() });
    }
    return byId(actor.team, id);
  };

  return {
    change: (request, work) =>
      inOpen(request, (collection) => {
        const entry = entryOf(request);
        if (entry === undefined) {
          return { kind: 'not-in-it', collection };
        }
        const kind = work(entry);
        return {
          kind,
          collection: touched(request, kind) ?? collection,
          entry: entryOf(request) ?? entry,
        };
      }),
    place: (request, work) =>
      inOpen(request, (collection) => {
        const before = entryOf(request);
        if (before === undefined) {
          work();
        }
        const kind = before === undefined ? 'changed' : 'as-it-was';
        const entry = entryOf(request);
        return entry === undefined
          ? { kind: 'not-in-it', collection }
          : { kind, collection: touched(request, kind) ?? collection, entry };
      }),
  };
}
