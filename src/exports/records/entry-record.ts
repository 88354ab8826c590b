import type { CollectionEntry } from '../../model/collection.ts';
import type { ReviewSubject } from '../../model/review/nomination.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { ExportTable } from '../table-format.ts';
import { type ItemRecord, itemCells, itemRecord, itemTable } from './item-record.ts';

/**
 * An item of a collection as exports tell it: its place and its note, then the item. A message that
 * was suggested has its text as description, Slack's address of it, and no summary.
 */
export interface EntryRecord extends Omit<ItemRecord, 'summary'> {
  readonly summary: ItemRecord['summary'] | null;
  readonly message: string | null;
  readonly number: number;
  readonly note: string | null;
  readonly noteBy: string | null;
  readonly addedBy: string;
  /** ISO, in UTC. */
  readonly addedAt: string;
}

/** @param names - people's names; an id stands where none is known. */
export function entryRecord(
  { subject, number, note, addedBy, addedAt }: CollectionEntry,
  names: ReadonlyMap<UserId, string>,
): EntryRecord {
  return {
    number,
    note: note?.text ?? null,
    noteBy: note === null ? null : (names.get(note.by) ?? note.by),
    addedBy: names.get(addedBy) ?? addedBy,
    addedAt: addedAt.toISOString(),
    ...heldFields(subject),
  };
}

function heldFields(subject: ReviewSubject): Pick<EntryRecord, 'message' | keyof ItemRecord> {
  if (subject.kind === 'item') {
    return { ...itemRecord(subject.found), message: null };
  }
  const { id, text, permalink } = subject.nomination;
  return {
    id,
    kind: 'nomination',
    name: null,
    description: text,
    relevancy: null,
    change: null,
    tenYear: null,
    drivingForce: null,
    message: permalink,
    summary: null,
  };
}

const COLUMNS = ['number', 'note', 'noteBy', 'addedBy', 'addedAt'] as const;

/** A collection as a table. */
export const entryTable: ExportTable<EntryRecord> = {
  columns: [...COLUMNS, ...itemTable.columns, 'message'],
  cells: (record) => [...COLUMNS.map((name) => record[name]), ...itemCells(record), record.message],
};
