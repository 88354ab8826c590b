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
} from '../model/review/review.ts';
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
  /** Adding: why, in the words of FLAG_EMOJI; none by default. */
  readonly reason?: string | null;
  /** Adding: whether it asks for another review of what has been decided. Default: always. */
  readonly asks?: 'always' | 'unless-decided';
  /** Adding by button: the message that others see too on which it was pressed. */
  readonly where?: MessageRef | null;
}

export interface ReasonRequest {
  readonly actor: Actor;
  readonly itemId: ItemId;
  /** Null: whichever of the person's marks is the newest. */
  readonly mark: Mark | null;
  readonly reason: string | null;
  readonly at: Date;
}

export interface DecideOptions {
  /** When the item's threads are to hear of it; never, by default. */
  readonly announceAt?: Date;
  /**
   * When the decision was made that whoever decides saw, null where they saw none: nothing is added
   * when another stands now. By default an item can be decided that waits, or never was decided.
   */
  readonly seen?: Date | null;
}

export type AddedDecision =
  /** @param replaced - the decision that stood before. */
  | { readonly kind: 'added'; readonly decision: Decision; readonly replaced: Decision | null }
  /** Another reviewer was first; null where a decision was taken back meanwhile. Nothing was added. */
  | { readonly kind: 'changed-meanwhile'; readonly standing: Decision | null };

export interface UndoneDecision {
  readonly decision: Decision;
  /** What stands again; null where the item waits again. */
  readonly standing: Decision | null;
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
  /**
   * Whether Slack has been asked since then to post a message there that shows an item, and it is not
   * known yet where it stands.
   */
  awaitsItemMessage(place: Pick<MessageRef, 'team' | 'channel'>, since: Date): Promise<boolean>;
  /** Every message that shows an item, or that was suggested as one, oldest first. */
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
  /** @returns the flags that stand; unchanged when the person has none on it. */
  setReason(request: ReasonRequest): Promise<readonly Flag[]>;
  /** Every standing flag, oldest first; every team's when none is named. */
  allFlags(team?: Actor['team']): Promise<readonly Flag[]>;
  /** Items with a mark made after their last decision; oldest such mark first. */
  openReviews(team: Actor['team']): Promise<readonly OpenReview[]>;
  /**
   * Adds a decision to the log. Without a note of its own it takes the one that reviewers wrote
   * beside the item.
   */
  addDecision(decision: Decision, options?: DecideOptions): Promise<AddedDecision>;
  /**
   * Takes the item's last decision back, where it is the one of `decidedAt`: an entry of its own in
   * the log. What no thread has heard is not announced; what one has heard is corrected there.
   * @returns undefined when it is not the last one.
   */
  undoDecision(request: UndoRequest): Promise<UndoneDecision | undefined>;
  /** Those that stand, oldest first; every team's when none is named. */
  decisions(team?: Actor['team'], itemId?: ItemId): Promise<readonly Decision[]>;
}
