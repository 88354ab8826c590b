import type { ReviewSubject } from '../../model/review/nomination.ts';
import type { Flag } from '../../model/review/review.ts';
import type { ExportTable } from '../table-format.ts';
import {
  SUBJECT_COLUMNS,
  type SubjectFields,
  subjectCells,
  subjectFields,
} from './subject-fields.ts';

/** A standing flag as exports tell it: one line for each person and item. */
export interface FlagRecord extends SubjectFields {
  /** ISO, in UTC. */
  readonly since: string;
  readonly by: string;
  readonly byName: string | null;
  readonly reasons: readonly string[];
  readonly team: string;
}

export function flagRecord(
  { since, user, reasons, team }: Flag,
  subject: ReviewSubject,
  byName: string | null,
): FlagRecord {
  return {
    since: since.toISOString(),
    by: user,
    byName,
    reasons,
    team,
    ...subjectFields(subject),
  };
}

const COLUMNS = ['since', 'by', 'byName', 'reasons', 'team'] as const;

/** Flags as a table. */
export const flagTable: ExportTable<FlagRecord> = {
  columns: [...COLUMNS, ...SUBJECT_COLUMNS],
  cells: (record) => [...COLUMNS.map((name) => record[name]), ...subjectCells(record)],
};
