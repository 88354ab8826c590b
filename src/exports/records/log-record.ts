import type { ReviewSubject } from '../../model/review/nomination.ts';
import type { ReviewLogEntry } from '../../model/review/review-log.ts';
import type { ExportTable } from '../table-format.ts';
import {
  SUBJECT_COLUMNS,
  type SubjectFields,
  subjectCells,
  subjectFields,
} from './subject-fields.ts';

/** A line of the review log: everything that was done, taken back or not. */
export interface LogRecord extends SubjectFields {
  /** ISO, in UTC. */
  readonly at: string;
  readonly act: string;
  readonly detail: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly byName: string | null;
  /** Who it was assigned to. */
  readonly person: string | null;
  readonly duplicateOf: string | null;
  readonly team: string;
}

export function logRecord(
  { at, act, detail, note, by, person, duplicateOf, team }: ReviewLogEntry,
  subject: ReviewSubject,
  byName: string | null,
): LogRecord {
  return {
    at: at.toISOString(),
    act,
    detail,
    note,
    by,
    byName,
    person,
    duplicateOf,
    team,
    ...subjectFields(subject),
  };
}

const COLUMNS = [
  'at',
  'act',
  'detail',
  'note',
  'by',
  'byName',
  'person',
  'duplicateOf',
  'team',
] as const;

/** The log as a table. */
export const logTable: ExportTable<LogRecord> = {
  columns: [...COLUMNS, ...SUBJECT_COLUMNS],
  cells: (record) => [...COLUMNS.map((name) => record[name]), ...subjectCells(record)],
};
