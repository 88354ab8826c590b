import type { ReviewSubject } from '../../model/review/nomination.ts';
import type { Decision } from '../../model/review/review.ts';
import type { ExportTable } from '../table-format.ts';
import {
  SUBJECT_COLUMNS,
  type SubjectFields,
  subjectCells,
  subjectFields,
} from './subject-fields.ts';

/** A decision that stands, as exports tell it, with what was decided on. */
export interface DecisionRecord extends SubjectFields {
  /** ISO, in UTC. */
  readonly at: string;
  readonly verdict: string;
  readonly note: string | null;
  /** Slack's ids of who decided, and of their workspace. */
  readonly by: string;
  readonly team: string;
  /** Only where somebody could be asked for it. */
  readonly byName?: string;
  /** Of which item it is a duplicate; only where that was named. */
  readonly duplicateOf?: string;
}

export function decisionRecord(
  { at, verdict, note, by, team, duplicateOf }: Decision,
  subject: ReviewSubject,
  byName: string | null,
): DecisionRecord {
  return {
    at: at.toISOString(),
    verdict,
    note,
    by,
    team,
    ...subjectFields(subject),
    ...(byName === null ? {} : { byName }),
    ...(duplicateOf === null ? {} : { duplicateOf }),
  };
}

const COLUMNS = ['at', 'verdict', 'note', 'by', 'team'] as const;
/** Younger columns stand behind the older ones, whose places programs may count on. */
const LATER_COLUMNS = ['byName', 'duplicateOf'] as const;

/** Decisions as a table. */
export const decisionTable: ExportTable<DecisionRecord> = {
  columns: [...COLUMNS, ...SUBJECT_COLUMNS, ...LATER_COLUMNS],
  cells: (record) => [
    ...COLUMNS.map((name) => record[name]),
    ...subjectCells(record),
    ...LATER_COLUMNS.map((name) => record[name] ?? null),
  ],
};
