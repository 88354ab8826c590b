import type { ArchiveItem } from '../model/archive-item.ts';
import type { Decision, Flag, OpenReview } from '../model/review.ts';
import type { MessageRef } from '../model/slack-ids.ts';

export type FlagOutcome =
  /**
   * The person's flag is new, or asks for another review after a decision: they are told, and
   * `flags` says how many people stand behind it.
   */
  | { readonly kind: 'flagged'; readonly found: ArchiveItem; readonly flags: readonly Flag[] }
  /** They had flagged it already by another mark, or Slack sent the event again. */
  | { readonly kind: 'already'; readonly found: ArchiveItem; readonly flags: readonly Flag[] }
  /**
   * Nothing of ours: not a flag emoji, the message shows no item, or no such item was ever here.
   * Also a mark whose removal was heard of first.
   */
  | { readonly kind: 'no-item' };

export type UnflagOutcome =
  | {
      readonly kind: 'unflagged';
      readonly found: ArchiveItem;
      readonly flags: readonly Flag[];
      /** Every message that shows the item: the app's quiet reaction leaves them with the last flag. */
      readonly messages: readonly MessageRef[];
    }
  /** Another mark of theirs still stands, so the flag does. */
  | { readonly kind: 'still-flagged'; readonly found: ArchiveItem; readonly flags: readonly Flag[] }
  /** There was no mark to take back. */
  | { readonly kind: 'not-flagged'; readonly found: ArchiveItem }
  | { readonly kind: 'no-item' };

export type DecideOutcome =
  | {
      readonly kind: 'decided';
      readonly decision: Decision;
      readonly found: ArchiveItem;
    }
  /** Another reviewer was first; nothing was written. */
  | {
      readonly kind: 'already-decided';
      readonly earlier: Decision | null;
      readonly found: ArchiveItem;
    }
  | { readonly kind: 'no-item' };

export type UndoOutcome =
  | {
      readonly kind: 'undone';
      readonly decision: Decision;
      /** What stands again; null where the item waits again. */
      readonly standing: Decision | null;
      readonly found: ArchiveItem;
    }
  /** Taken back already, or decided anew since. */
  | { readonly kind: 'not-last'; readonly found: ArchiveItem }
  | { readonly kind: 'no-item' };

export interface ReviewQueue {
  /** Oldest flag first. */
  readonly open: readonly OpenReview[];
  /** The newest decisions, at most 5, newest first. */
  readonly recent: readonly { readonly decision: Decision; readonly found: ArchiveItem }[];
  /** The reaction that people are told to flag with, without colons; null when none flags. */
  readonly flagEmoji: string | null;
}
