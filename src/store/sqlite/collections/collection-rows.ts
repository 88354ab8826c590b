import { z } from 'zod';
import { Collection, type CollectionEntry, EntryNote } from '../../../model/collection.ts';
import { ItemId } from '../../../model/item.ts';
import { UserId } from '../../../model/slack-ids.ts';
import { Instant } from '../instant.ts';
import type { ReadSubjects } from '../review/read-subjects.ts';

/** The columns of `collection` that `toCollection` reads. */
export const COLLECTION_COLUMNS = `
  collection.collection_id AS id, collection.team, collection.name, created_by AS createdBy,
  created_at AS createdAt, changed_at AS changedAt, closed_by AS closedBy, closed_at AS closedAt,
  (SELECT count(*) FROM collection_entry
    WHERE collection_entry.collection_id = collection.collection_id AND removed_at IS NULL) AS size`;

const CollectionRow = z
  .looseObject({
    createdAt: Instant,
    changedAt: Instant,
    closedBy: z.string().nullable(),
    closedAt: Instant.nullable(),
  })
  .transform(({ closedBy, closedAt, ...row }) => ({
    ...row,
    closed: closedBy === null || closedAt === null ? null : { by: closedBy, at: closedAt },
  }))
  .pipe(Collection);

/** @throws {ZodError} when the row is not what this program writes. */
export function toCollection(row: unknown): Collection {
  return CollectionRow.parse(row);
}

/** The columns of `collection_entry`; an entry's number is reckoned in the list. */
export const ENTRY_COLUMNS = `
  collection_entry.item_id AS itemId, collection_entry.note AS entryNote, note_by AS noteBy, added_by AS addedBy, added_at AS addedAt,
  (SELECT count(*) FROM collection_entry AS earlier
    WHERE earlier.collection_id = collection_entry.collection_id AND earlier.removed_at IS NULL
      AND earlier.position <= collection_entry.position) AS number`;

const EntryRow = z.object({
  itemId: ItemId,
  entryNote: z.string().nullable(),
  noteBy: z.string().nullable(),
  addedBy: UserId,
  addedAt: Instant,
  number: z.number(),
});

/**
 * Entries with what they hold, within the caller's transaction.
 *
 * @throws {ZodError} when a row is not what this program writes.
 */
export function toCollectionEntries(
  rows: readonly unknown[],
  subjects: Pick<ReadSubjects, 'of'>,
): readonly CollectionEntry[] {
  const parsed = rows.map((row) => EntryRow.parse(row));
  const held = subjects.of(parsed.map(({ itemId }) => itemId));
  return parsed.flatMap(({ itemId, entryNote, noteBy, ...entry }) => {
    const subject = held.get(itemId);
    const note = entryNote === null ? null : EntryNote.parse({ text: entryNote, by: noteBy });
    return subject === undefined ? [] : [{ subject, note, ...entry }];
  });
}
