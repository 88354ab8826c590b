import type { CollectionEntry } from '../../model/collection.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { ExportTable } from '../table-format.ts';
import { type ItemRecord, itemRecord, itemTable } from './item-record.ts';

/** An item of a collection as exports tell it: its place and its note, then the item. */
export interface EntryRecord extends ItemRecord {
  readonly number: number;
  readonly note: string | null;
  readonly noteBy: string | null;
  readonly addedBy: string;
  /** ISO, in UTC. */
  readonly addedAt: string;
}

/** @param names - people's names; an id stands where none is known. */
export function entryRecord(
  { found, number, note, addedBy, addedAt }: CollectionEntry,
  names: ReadonlyMap<UserId, string>,
): EntryRecord {
  return {
    number,
    note: note?.text ?? null,
    noteBy: note === null ? null : (names.get(note.by) ?? note.by),
    addedBy: names.get(addedBy) ?? addedBy,
    addedAt: addedAt.toISOString(),
    ...itemRecord(found),
  };
}

const COLUMNS = ['number', 'note', 'noteBy', 'addedBy', 'addedAt'] as const;

/** A collection as a table. */
export const entryTable: ExportTable<EntryRecord> = {
  columns: [...COLUMNS, ...itemTable.columns],
  cells: (record) => [...COLUMNS.map((name) => record[name]), ...itemTable.cells(record)],
};
