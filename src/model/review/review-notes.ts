import type { UserId } from '../slack-ids.ts';
import type { CalendarDate } from '../summary.ts';

/** What reviewers keep beside a flagged item, for each other. */
export interface ReviewNotes {
  /** Up to 1000 characters; becomes the decision's note when none is given with it. */
  readonly note: string | null;
  /** In the order of the alphabet, each once whatever its case; at most 10 of 40 characters. */
  readonly tags: readonly string[];
  /** Who is to decide. */
  readonly assignee: UserId | null;
  /** Until this day it is left out of the queue. */
  readonly later: CalendarDate | null;
}

export const NO_NOTES: ReviewNotes = { note: null, tags: [], assignee: null, later: null };

export const NOTE_FIELDS = ['note', 'tags', 'assignee', 'later'] as const;

/** Whether two of a field's values are the same. */
export function isSameNote<Field extends keyof ReviewNotes>(
  one: ReviewNotes[Field],
  other: ReviewNotes[Field],
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
