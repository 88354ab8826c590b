import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Collection, CollectionEntry, CollectionId } from '../../model/collection.ts';
import type { ItemId } from '../../model/item.ts';
import type { TeamId } from '../../model/slack-ids.ts';
import type { CollectionStore, EntryChange, EntryRequest, Move } from '../collection-store.ts';
import { ENTRY_COLUMNS, toCollectionEntries } from './collection-rows.ts';
import type { Connection } from './connection.ts';
import type { ReadSubjects } from './review/read-subjects.ts';

/** Entries, for a condition to follow. */
export const ENTRIES = `SELECT ${ENTRY_COLUMNS} FROM collection_entry`;

type EntryWriter = Pick<
  CollectionStore,
  'addEntry' | 'addEntries' | 'moveEntry' | 'noteEntry' | 'removeEntry' | 'restoreEntry'
>;

/** Changes of single entries: each looks, in its own transaction, at what stands, and changes that. */
export function createEntryWriter(
  { db, write }: Connection,
  byId: (team: TeamId, id: CollectionId) => Collection | undefined,
  subjects: Pick<ReadSubjects, 'of'>,
): EntryWriter {
  const sql = prepareStatements(db);
  const entryOf = (request: EntryRequest): CollectionEntry | undefined =>
    toCollectionEntries(sql.entry.all(keyOf(request)), subjects)[0];

  /** What is in an open collection is changed by `work`; it says whether it changed anything. */
  const change = (
    request: EntryRequest,
    work: (entry: CollectionEntry) => 'changed' | 'as-it-was',
  ): EntryChange =>
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
    });

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

  const touched = ({ actor, collection: id, at }: EntryRequest, kind: 'changed' | 'as-it-was') => {
    if (kind === 'changed') {
      sql.touch.run({ id, at: at.getTime() });
    }
    return byId(actor.team, id);
  };

  const place = (request: EntryRequest, write: (row: object) => unknown): EntryChange =>
    inOpen(request, (collection) => {
      const before = entryOf(request);
      if (before === undefined) {
        const { actor, at } = request;
        write({ ...keyOf(request), team: actor.team, user: actor.user, at: at.getTime() });
      }
      const kind = before === undefined ? 'changed' : 'as-it-was';
      const entry = entryOf(request);
      return entry === undefined
        ? { kind: 'not-in-it', collection }
        : { kind, collection: touched(request, kind) ?? collection, entry };
    });

  const add = (request: EntryRequest & { readonly note: string | null }): EntryChange =>
    place(request, (row) => sql.add.run({ ...row, note: request.note }));

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
    restoreEntry: (request) => write(() => place(request, (row) => sql.restore.run(row))),
    moveEntry: (request) =>
      write(() => change(request, () => (move(sql, request) ? 'changed' : 'as-it-was'))),
    noteEntry: (request) =>
      write(() =>
        change(request, ({ note }) => {
          if ((note?.text ?? null) !== request.before) {
            return 'as-it-was';
          }
          const by = request.note === null ? null : request.actor.user;
          sql.note.run({ ...keyOf(request), note: request.note, by });
          return 'changed';
        }),
      ),
    removeEntry: (request) =>
      write(() =>
        change(request, () => {
          sql.remove.run({ ...keyOf(request), at: request.at.getTime() });
          return 'changed';
        }),
      ),
  };
}

function keyOf({ collection, itemId }: EntryRequest) {
  return { id: collection, itemId };
}

const Place = z.object({ itemId: z.string(), position: z.number() });

/** Exchanges places with the neighbour, or goes before all; false where it stands there already. */
function move(
  sql: ReturnType<typeof prepareStatements>,
  request: EntryRequest & { readonly move: Move },
): boolean {
  const key = keyOf(request);
  const set = (itemId: string, position: number) => sql.place.run({ id: key.id, itemId, position });
  const places = sql.places.all(key.id).map((row) => Place.parse(row));
  const at = places.findIndex(({ itemId }) => itemId === key.itemId);
  const own = places[at];
  const other = places[request.move === 'down' ? at + 1 : request.move === 'up' ? at - 1 : 0];
  if (own === undefined || other === undefined || other.itemId === own.itemId) {
    return false;
  }
  if (request.move === 'top') {
    sql.placeFirst.run(key);
  } else {
    set(own.itemId, other.position);
    set(other.itemId, own.position);
  }
  return true;
}

function prepareStatements(db: Database) {
  const entry = 'collection_id = @id AND item_id = @itemId';
  return {
    entry: db.prepare<[object]>(`${ENTRIES} WHERE ${entry} AND removed_at IS NULL`),
    touch: db.prepare<[object]>('UPDATE collection SET changed_at = @at WHERE collection_id = @id'),
    // One that was taken out comes back as new: at the end, by who adds it now. What not everybody
    // may read goes into no collection, which everybody may open.
    add: db.prepare<[object]>(`
      INSERT INTO collection_entry
        (collection_id, item_id, position, note, note_by, added_by, added_at)
      SELECT @id, held.id, coalesce(
          (SELECT max(position) FROM collection_entry WHERE collection_id = @id), 0) + 1,
        @note, iif(@note IS NULL, NULL, @user), @user, @at
      FROM (
        SELECT item_id AS id FROM item WHERE item_id = @itemId
        UNION ALL SELECT nomination_id FROM nomination
          WHERE nomination_id = @itemId AND team = @team AND private = 0) AS held
      WHERE true
      ON CONFLICT DO UPDATE SET position = excluded.position, note = excluded.note,
        note_by = excluded.note_by, added_by = excluded.added_by, added_at = excluded.added_at,
        removed_at = NULL`),
    restore: db.prepare<[object]>(`UPDATE collection_entry SET removed_at = NULL WHERE ${entry}`),
    remove: db.prepare<[object]>(`UPDATE collection_entry SET removed_at = @at WHERE ${entry}`),
    note: db.prepare<[object]>(
      `UPDATE collection_entry SET note = @note, note_by = @by WHERE ${entry}`,
    ),
    places: db.prepare<[number]>(`
      SELECT item_id AS itemId, position FROM collection_entry
      WHERE collection_id = ? AND removed_at IS NULL ORDER BY position`),
    place: db.prepare<[object]>(`UPDATE collection_entry SET position = @position WHERE ${entry}`),
    // Before those that were taken out as well: each keeps a position of its own.
    placeFirst: db.prepare<[object]>(`
      UPDATE collection_entry SET position =
        (SELECT min(position) FROM collection_entry WHERE collection_id = @id) - 1
      WHERE ${entry}`),
  };
}
