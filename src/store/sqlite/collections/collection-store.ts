import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Collection, CollectionId } from '../../../model/collection.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import type { CollectionStore } from '../../collection-store.ts';
import type { Connection } from '../connection.ts';
import { foldValue } from '../fold.ts';
import { createReadSubjects } from '../review/read-subjects.ts';
import { COLLECTION_COLUMNS, toCollection, toCollectionEntries } from './collection-rows.ts';
import { ENTRIES } from './entry-statements.ts';
import { createEntryWriter } from './entry-writer.ts';

const Counts = z.object({ open: z.number(), closed: z.number() });

/** Collections and their entries, in SQLite. */
export function createCollectionStore(connection: Connection): CollectionStore {
  const { db, read, write } = connection;
  const sql = prepareStatements(db);
  const subjects = createReadSubjects(db);
  const byId = (team: TeamId, id: CollectionId): Collection | undefined =>
    sql.byId.all({ team, id }).map(toCollection)[0];
  const byName = (team: TeamId, name: string): Collection | undefined =>
    sql.byName.all({ team, folded: foldValue(name) }).map(toCollection)[0];

  return {
    collections: (team, window) => read(() => sql.list.all({ team, ...window }).map(toCollection)),
    allCollections: () => read(() => sql.all.all().map(toCollection)),
    countCollections: (team) => read(() => Counts.parse(sql.count.get(team))),
    collection: (team, id) => read(() => byId(team, id)),
    collectionNamed: (team, name) => read(() => byName(team, name)),
    collectionsWith: (team, itemId) =>
      read(() => sql.withItem.all({ team, itemId }).map(toCollection)),
    createCollection: ({ actor, name, at }) =>
      write(() => {
        const known = byName(actor.team, name);
        if (known !== undefined) {
          return { collection: known, isNew: false };
        }
        const { team, user } = actor;
        const row = { team, name, folded: foldValue(name), user, at: at.getTime() };
        return { collection: toCollection(sql.create.get(row)), isNew: true };
      }),
    renameCollection: ({ actor: { team }, collection: id, name, at }) =>
      write(() => {
        const other = byName(team, name);
        if (other !== undefined && other.id !== id) {
          return { kind: 'taken', by: other };
        }
        const row = { team, id, name, folded: foldValue(name), at: at.getTime() };
        const renamed = sql.rename.all(row).map(toCollection)[0];
        return renamed === undefined ? undefined : { kind: 'renamed', collection: renamed };
      }),
    setCollectionClosed: ({ actor: { team, user }, collection: id, isClosed, at }) =>
      write(() => {
        const row = { team, id, user: isClosed ? user : null, at: at.getTime() };
        (isClosed ? sql.close : sql.reopen).run(row);
        return byId(team, id);
      }),
    collectionEntries: (team, id, window) =>
      read(() => toCollectionEntries(sql.entries.all({ team, id, ...window }), subjects)),
    ...createEntryWriter(connection, byId, subjects),
  };
}

function prepareStatements(db: Database) {
  const select = `SELECT ${COLLECTION_COLUMNS} FROM collection`;
  const order = 'ORDER BY closed_at IS NOT NULL, changed_at DESC, collection.collection_id DESC';
  return {
    list: db.prepare<[object]>(`${select} WHERE team = @team ${order} LIMIT @limit OFFSET @offset`),
    all: db.prepare(`${select} ${order}`),
    count: db.prepare<[TeamId]>(`
      SELECT count(*) FILTER (WHERE closed_at IS NULL) AS open,
        count(*) FILTER (WHERE closed_at IS NOT NULL) AS closed
      FROM collection WHERE team = ?`),
    byId: db.prepare<[object]>(`${select} WHERE team = @team AND collection_id = @id`),
    byName: db.prepare<[object]>(`${select} WHERE team = @team AND folded = @folded`),
    withItem: db.prepare<[object]>(`
      ${select} WHERE team = @team AND collection_id IN (
        SELECT collection_id FROM collection_entry WHERE item_id = @itemId AND removed_at IS NULL)
      ${order}`),
    create: db.prepare<[object]>(`
      INSERT INTO collection (team, name, folded, created_by, created_at, changed_at)
      VALUES (@team, @name, @folded, @user, @at, @at) RETURNING ${COLLECTION_COLUMNS}`),
    rename: db.prepare<[object]>(`
      UPDATE collection SET name = @name, folded = @folded, changed_at = @at
      WHERE team = @team AND collection_id = @id RETURNING ${COLLECTION_COLUMNS}`),
    close: db.prepare<[object]>(`
      UPDATE collection SET closed_by = @user, closed_at = @at, changed_at = @at
      WHERE team = @team AND collection_id = @id AND closed_at IS NULL`),
    reopen: db.prepare<[object]>(`
      UPDATE collection SET closed_by = @user, closed_at = NULL, changed_at = @at
      WHERE team = @team AND collection_id = @id AND closed_at IS NOT NULL`),
    entries: db.prepare<[object]>(`
      ${ENTRIES} JOIN collection USING (collection_id)
      WHERE collection.team = @team AND collection_id = @id AND removed_at IS NULL
      ORDER BY collection_entry.position LIMIT @limit OFFSET @offset`),
  };
}
