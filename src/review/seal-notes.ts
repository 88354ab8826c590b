import { createHash } from 'node:crypto';
import { isSameNote, NOTE_FIELDS, type ReviewNotes } from '../model/review/review-notes.ts';

/** Notes as somebody saw them, each field in 12 letters: a form has no room for a note of 1000. */
export type SealedNotes = Readonly<Record<keyof ReviewNotes, string>>;

export function sealNotes(notes: ReviewNotes): SealedNotes {
  return {
    note: seal(notes.note),
    tags: seal(notes.tags),
    assignee: seal(notes.assignee),
    later: seal(notes.later),
  };
}

function seal(value: ReviewNotes[keyof ReviewNotes]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
}

/**
 * What somebody who saw one state of the notes wants, now that they stand as they do: fields that
 * they left alone stay as they are now.
 *
 * @returns undefined when they changed what another changed meanwhile.
 */
export function mergedNotes(
  seen: SealedNotes,
  wanted: ReviewNotes,
  current: ReviewNotes,
): ReviewNotes | undefined {
  const asked = sealNotes(wanted);
  const now = sealNotes(current);
  const isLeftAlone = (field: keyof ReviewNotes) => asked[field] === seen[field];
  const clashes = NOTE_FIELDS.some(
    (field) =>
      !isLeftAlone(field) &&
      now[field] !== seen[field] &&
      !isSameNote(wanted[field], current[field]),
  );
  return clashes
    ? undefined
    : {
        note: isLeftAlone('note') ? current.note : wanted.note,
        tags: isLeftAlone('tags') ? current.tags : wanted.tags,
        assignee: isLeftAlone('assignee') ? current.assignee : wanted.assignee,
        later: isLeftAlone('later') ? current.later : wanted.later,
      };
}
