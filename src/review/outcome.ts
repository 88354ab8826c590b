import type { ReviewSubject } from '../model/review/nomination.ts';
import type { Decision, Flag } from '../model/review/review.ts';
import type { ReviewNotes } from '../model/review/review-notes.ts';
import type { MessageRef } from '../model/slack-ids.ts';

export type FlagOutcome =
  /**
   * The person's flag is new, or asks for another review after a decision: they are told, and
   * `flags` says how many people stand behind it.
   */
  | ({ readonly kind: 'flagged' } & Flagged)
  /** They had flagged it already by another mark, or Slack sent the event again. */
  | ({ readonly kind: 'already' } & Flagged)
  /**
   * Nothing of ours: not a flag emoji, the message shows no item, or no such item was ever here.
   * Also a mark whose removal was heard of first.
   */
  | { readonly kind: 'no-item' };

interface Flagged {
  readonly subject: ReviewSubject;
  readonly flags: readonly Flag[];
  /** The person's own reasons. */
  readonly reasons: readonly string[];
  /** What was decided, where it is not to be decided again: the flag counts, and asks for nothing. */
  readonly decided: Decision | null;
}

export type UnflagOutcome =
  | {
      readonly kind: 'unflagged';
      readonly subject: ReviewSubject;
      readonly flags: readonly Flag[];
      /** Every message that shows the item: the app's quiet reaction leaves them with the last flag. */
      readonly messages: readonly MessageRef[];
    }
  /** Another mark of theirs still stands, so the flag does. */
  | {
      readonly kind: 'still-flagged';
      readonly subject: ReviewSubject;
      readonly flags: readonly Flag[];
    }
  /** There was no mark to take back. */
  | { readonly kind: 'not-flagged'; readonly subject: ReviewSubject }
  | { readonly kind: 'no-item' };

export type DecideOutcome =
  | {
      readonly kind: 'decided';
      readonly decision: Decision;
      /** What it replaces, where it was decided before. */
      readonly replaced: Decision | null;
      readonly subject: ReviewSubject;
    }
  /** It is not any more as the reviewer saw it; nothing was written. Null: what they saw was taken back. */
  | {
      readonly kind: 'changed-meanwhile';
      readonly standing: Decision | null;
      readonly subject: ReviewSubject;
    }
  /** An item is no duplicate of itself, nor of one that is called a duplicate of it. */
  | { readonly kind: 'same-item'; readonly subject: ReviewSubject }
  | { readonly kind: 'no-item' };

export type UndoOutcome =
  | {
      readonly kind: 'undone';
      readonly decision: Decision;
      /** What stands again; null where the item waits again. */
      readonly standing: Decision | null;
      readonly subject: ReviewSubject;
    }
  /** Taken back already, or decided anew since. */
  | { readonly kind: 'not-last'; readonly subject: ReviewSubject }
  | { readonly kind: 'no-item' };

export type WriteNotesOutcome =
  | { readonly kind: 'noted'; readonly notes: ReviewNotes; readonly subject: ReviewSubject }
  /** Somebody else changed the same meanwhile; nothing was written. */
  | {
      readonly kind: 'changed-meanwhile';
      readonly notes: ReviewNotes;
      readonly subject: ReviewSubject;
    }
  | { readonly kind: 'no-item' };

export type NominateOutcome =
  | { readonly kind: 'nominated'; readonly subject: ReviewSubject; readonly flags: readonly Flag[] }
  /** Somebody else was first: the person's flag stands beside theirs. */
  | { readonly kind: 'known'; readonly subject: ReviewSubject; readonly flags: readonly Flag[] };
