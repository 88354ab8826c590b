import type { ItemId } from '../model/item.ts';
import type { ReviewNotes } from '../model/review/review-notes.ts';
import type { Actor, TeamId } from '../model/slack-ids.ts';

export interface NotesRequest {
  readonly actor: Actor;
  readonly itemId: ItemId;
  /** As whoever writes saw them. */
  readonly seen: ReviewNotes;
  /** As they are to be; what is as it was seen is left alone. */
  readonly wanted: ReviewNotes;
  readonly at: Date;
}

export type NotesOutcome =
  | {
      readonly kind: 'noted';
      readonly notes: ReviewNotes;
      readonly changed: readonly (keyof ReviewNotes)[];
    }
  /** Somebody else changed one of the same fields meanwhile; nothing was written. */
  | { readonly kind: 'changed-meanwhile'; readonly notes: ReviewNotes };

/** What reviewers write beside a flagged item. Each change is a line of the log. */
export interface ReviewNotesStore {
  notes(team: TeamId, itemId: ItemId): Promise<ReviewNotes>;
  setNotes(request: NotesRequest): Promise<NotesOutcome>;
  /** Every tag that stands, the most used first. */
  knownTags(team: TeamId): Promise<readonly string[]>;
}
