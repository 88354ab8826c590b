import type { ItemId } from '../model/item.ts';
import type {
  Decision,
  Flag,
  ItemHistory,
  ItemMessage,
  Mark,
  OpenReview,
  ReactionMark,
  Standings,
} from '../model/review.ts';
import type { Actor, MessageRef, MessageTs } from '../model/slack-ids.ts';

export interface Share {
  readonly ref: MessageRef;
  /** The thread that it stands in; null in the channel itself. */
  readonly threadTs: MessageTs | null;
  readonly itemId: ItemId;
  readonly by: Actor['user'];
  readonly at: Date;
}

export interface MarkRequest {
  readonly itemId: ItemId;
  readonly actor: Actor;
  readonly mark: Mark;
  readonly at: Date;
  /** Removing: by Undo, so that a reaction which Slack still shows does not count. */
  readonly isTakenBack?: boolean;
}

/** The flags that stand on the item now, and what became of this person's. */
export interface MarkResult {
  readonly flags: readonly Flag[];
  /** Adding: the flag is new, or asks again for a review after a decision. Removing: it is gone. */
  readonly changed: boolean;
}

export interface UndoRequest {
  readonly actor: Actor;
  readonly itemId: ItemId;
  readonly decidedAt: Date;
  readonly at: Date;
  readonly announceAt: Date;
}

/** Flags, the review queue and its log. Marks keep their history; decisions are only ever added. */
export interface ReviewStore {
  /** The item that a message shows, by delivery or share. */
  itemAt(ref: MessageRef): Promise<ItemId | undefined>;
  /** Every message that shows an item, oldest first. */
  messagesOf(team: Actor['team'], itemId: ItemId): Promise<readonly MessageRef[]>;
  recordShare(share: Share): Promise<void>;
  /** The messages since then that show an item, newest first. */
  itemMessages(team: Actor['team'], since: Date): Promise<readonly ItemMessage[]>;
  /** The reactions that are known of a message, those that are gone included. */
  reactionMarks(ref: MessageRef): Promise<readonly ReactionMark[]>;
  /** A button pressed again after the item's decision is a new mark; a reaction heard of again never is. */
  addMark(request: MarkRequest): Promise<MarkResult>;
  removeMark(request: MarkRequest): Promise<MarkResult>;
  flags(team: Actor['team'], itemId: ItemId): Promise<readonly Flag[]>;
  history(team: Actor['team'], id: ItemId): Promise<ItemHistory>;
  /** How items stand, for this person to see. */
  standings(viewer: Actor, ids: readonly ItemId[]): Promise<Standings>;
  /** Items with a mark made after their last decision; oldest such mark first. */
  openReviews(team: Actor['team']): Promise<readonly OpenReview[]>;
  /**
   * Adds a decision to the log. @returns the earlier decision, and adds nothing, when the item
   * has been decided and no mark has been made since: another reviewer was first.
   * @param announceAt - when the item's threads are to hear of it; never, by default.
   */
  addDecision(decision: Decision, announceAt?: Date): Promise<Decision | undefined>;
  /**
   * Takes the item's last decision back, where it is the one of `decidedAt`: an entry of its own in
   * the log. What no thread has heard is not announced; what one has heard is corrected there.
   * @returns the decision that stands no more; undefined when it is not the last one.
   */
  undoDecision(request: UndoRequest): Promise<Decision | undefined>;
  /** Those that stand, oldest first; every team's when none is named. */
  decisions(team?: Actor['team'], itemId?: ItemId): Promise<readonly Decision[]>;
  /** Newest first. */
  newestDecisions(team: Actor['team'], limit: number): Promise<readonly Decision[]>;
}
