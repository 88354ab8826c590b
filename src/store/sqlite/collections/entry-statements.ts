import type { Database } from 'better-sqlite3';
import { ENTRY_COLUMNS } from './collection-rows.ts';

/** Entries, for a condition to follow. */
export const ENTRIES = `SELECT ${ENTRY_COLUMNS} FROM collection_entry`;

export type EntryStatements = ReturnType<typeof prepareEntryStatements>;

/** What reads and changes single entries; each binds `id`, the collection's, and `itemId`. */
export function prepareEntryStatements(db: Database) {
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
