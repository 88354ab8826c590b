import type { Collection, CollectionId } from '../../../model/collection.ts';
import type { ItemId } from '../../../model/item.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import type { CollectionStore, EntryChange, EntryRequest } from '../../collection-store.ts';
import type { Connection } from '../connection.ts';
import type { ReadSubjects } from '../review/read-subjects.ts';
import { createChangeEntry } from './change-entry.ts';
import { prepareEntryStatements } from './entry-statements.ts';
import { moveEntry } from './move-entry.ts';

type EntryWriter = Pick<
  CollectionStore,
  | 'addEntry'
  | 'addEntries'
  | 'moveEntry'
  | 'noteEntry'
  | 'removeEntry'
  | 'removeEntries'
  | 'restoreEntry'
>;

/** Changes of single entries: each looks, in its own transaction, at what stands, and changes that. */
export function createEntryWriter(
  { db, write }: Connection,
  byId: (team: TeamId, id: CollectionId) => Collection | undefined,
  subjects: Pick<ReadSubjects, 'of'>,
): EntryWriter {
  const sql = prepareEntryStatements(db);
  const entries = createChangeEntry({ sql, byId, subjects });
  const add = (request: EntryRequest & { readonly note: string | null }): EntryChange =>
    entries.place(request, () => sql.add.run({ ...rowOf(request), note: request.note }));
  const remove = (request: EntryRequest): EntryChange =>
    entries.change(request, () => {
      sql.remove.run({ ...keyOf(request), at: request.at.getTime() });
      return 'changed';
    });
  return {
    addEntry: (request) => write(() => add(request)),
    addEntries: ({ itemIds, ...request }) =>
      write(() => {
        const added: ItemId[] = [];
        let alreadyThere = 0;
        for (const itemId of itemIds) {
          const { kind } = add({ ...request, itemId });
          if (kind === 'no-collection') {
            return { kind };
          }
          if (kind === 'changed') {
            added.push(itemId);
          }
          alreadyThere += kind === 'as-it-was' ? 1 : 0;
        }
        const collection = byId(request.actor.team, request.collection);
        if (collection === undefined) {
          return { kind: 'no-collection' };
        }
        return collection.closed === null
          ? { kind: 'added', collection, added, alreadyThere }
          : { kind: 'closed', collection };
      }),
    restoreEntry: (request) =>
      write(() => entries.place(request, () => sql.restore.run(rowOf(request)))),
    moveEntry: (request) =>
      write(() =>
        entries.change(request, () => (moveEntry(sql, request) ? 'changed' : 'as-it-was')),
      ),
    noteEntry: (request) =>
      write(() =>
        entries.change(request, ({ note }) => {
          if ((note?.text ?? null) !== request.before) {
            return 'as-it-was';
          }
          const by = request.note === null ? null : request.actor.user;
          sql.note.run({ ...keyOf(request), note: request.note, by });
          return 'changed';
        }),
      ),
    removeEntry: (request) => write(() => remove(request)),
    removeEntries: ({ itemIds, ...request }) =>
      write(() => {
        let removed = 0;
        for (const itemId of itemIds) {
          const outcome = remove({ ...request, itemId });
          if (outcome.kind === 'no-collection' || outcome.kind === 'closed') {
            return outcome;
          }
          removed += outcome.kind === 'changed' ? 1 : 0;
        }
        const collection = byId(request.actor.team, request.collection);
        return collection === undefined
          ? { kind: 'no-collection' }
          : { kind: 'removed', collection, removed };
      }),
  };
}

function keyOf({ collection, itemId }: EntryRequest) {
  return { id: collection, itemId };
}

function rowOf(request: EntryRequest) {
  const { actor, at } = request;
  return { ...keyOf(request), team: actor.team, user: actor.user, at: at.getTime() };
}
