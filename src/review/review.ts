import type { ItemId } from '../model/item.ts';
import type { FlagEmoji } from '../model/review/flag-emoji.ts';
import type { ReviewSubject } from '../model/review/nomination.ts';
import type {
  Announcement,
  ItemHistory,
  ItemMessage,
  Mark,
  ShareAttempt,
  ShareClaim,
  ShareClaimOptions,
  Standings,
  Verdict,
} from '../model/review/review.ts';
import type { ReviewNotes } from '../model/review/review-notes.ts';
import type {
  DecidedEntry,
  OwnFlag,
  QueueFilter,
  QueuePage,
  QueueSort,
  QueueViewer,
} from '../model/review/review-queue.ts';
import type { Actor, ChannelId, MessageRef, MessageTs, UserId } from '../model/slack-ids.ts';
import type { MessageSigns } from './message-signs.ts';
import type {
  DecideOutcome,
  FlagOutcome,
  NominateOutcome,
  UndoOutcome,
  UnflagOutcome,
  WriteNotesOutcome,
} from './outcome.ts';
import type { SealedNotes } from './seal-notes.ts';

export interface ReactionRequest {
  readonly actor: Actor;
  readonly ref: MessageRef;
  /** As Slack names it, skin tone included (`flag::skin-tone-2`); matched without it. */
  readonly emoji: string;
  /** When Slack says that it happened: events may arrive out of order. Now when it is left out. */
  readonly at?: Date;
}

export interface DecideRequest {
  readonly actor: Actor;
  readonly itemId: ItemId;
  readonly verdict: Verdict;
  /** Up to 1000 characters; white space alone is no note. */
  readonly note: string | null;
  /** Of which item it is a duplicate. Default: not said. */
  readonly duplicateOf?: ItemId | null;
  /** When the decision was made that the reviewer saw, null for none; see `DecideOptions`. */
  readonly seen?: Date | null;
}

/** What of the queue somebody looks at. */
export interface QueueRequest {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  /** From 1; beyond the last one, the last is shown. */
  readonly page: number;
}

export interface ReviewQueuePage extends QueuePage, QueueRequest {
  readonly pages: number;
  /** Since midnight, UTC. */
  readonly decidedToday: number;
  /** The newest of today's; null where there is none. */
  readonly lastDecided: DecidedEntry | null;
}

export interface DecidedPage {
  readonly entries: readonly DecidedEntry[];
  readonly total: number;
  readonly days: number;
  readonly page: number;
  readonly pages: number;
}

export interface NominateRequest {
  readonly actor: Actor;
  /** The message that is suggested. */
  readonly ref: MessageRef;
  /** The reaction that suggested it; null for a button or a shortcut. */
  readonly emoji: string | null;
  readonly text: string;
  readonly permalink: string | null;
  readonly isPrivate: boolean;
}

/** A reaction on a message, as Slack shows it. */
export interface ShownReaction {
  readonly emoji: string;
  readonly users: readonly UserId[];
}

/** Flags that were given, and flags that were taken away, without anybody hearing of it. */
export interface ReactionDifference {
  readonly missing: readonly { readonly user: UserId; readonly emoji: string }[];
  readonly stale: readonly { readonly user: UserId; readonly emoji: string }[];
}

/** What threads are to hear; each is claimed before it is told. */
export interface Announcements {
  due(): Promise<readonly Announcement[]>;
  /** @param until - others leave it alone before. */
  claim(announcement: Announcement, at: Date, until: Date): Promise<boolean>;
  postpone(
    announcement: Announcement,
    until: Date,
    doubt: 'in-doubt' | 'not-posted',
  ): Promise<void>;
  settle(announcement: Announcement, outcome: 'told' | 'not-needed' | 'given-up'): Promise<void>;
}

/** Shares whose message is not known; each is claimed before Slack is asked. */
export interface ShareAttempts {
  /** Of all who share the same at once, on whatever replica, one begins. */
  claim(attempt: ShareAttempt, options: ShareClaimOptions): Promise<ShareClaim>;
  /** Nobody is at it any more, and nobody knows whether Slack took it. */
  doubt(id: ShareAttempt['id']): Promise<void>;
  /** The message is recorded, or there is none. */
  end(id: ShareAttempt['id']): Promise<void>;
  /** Those of the last seven days, newest first. */
  open(team: Actor['team']): Promise<readonly ShareAttempt[]>;
}

/** Flags, the queue and its decisions. Repeats of anything are normal outcomes. */
export interface Review {
  /** The reaction that people are told to flag with, without colons; null when none flags. */
  readonly flagEmoji: string | null;
  readonly flagEmojis: readonly FlagEmoji[];
  /** Whether this emoji flags, in any skin tone. */
  isFlag(emoji: string): boolean;
  /** The item, or the nomination, that a message shows. */
  itemAt(ref: MessageRef): Promise<ItemId | undefined>;
  /** Whether the message shows an item, so that a flag on it means something. */
  showsItem(ref: MessageRef): Promise<boolean>;
  /** Whether the message may yet turn out to show an item: one is being posted in its channel. */
  mayShowItem(ref: MessageRef): Promise<boolean>;
  /** A flag emoji was put on a message. */
  flagByReaction(request: ReactionRequest): Promise<FlagOutcome>;
  unflagByReaction(request: ReactionRequest): Promise<UnflagOutcome>;
  /** The Flag button of a card. @param where - the message that others see too; default none. */
  flagByButton(actor: Actor, itemId: ItemId, where?: MessageRef | null): Promise<FlagOutcome>;
  /** Wants another review of what has been decided. */
  askAgain(actor: Actor, itemId: ItemId): Promise<FlagOutcome>;
  /** Says why. @param mark - null: whichever of the person's marks is the newest. */
  giveReason(
    actor: Actor,
    itemId: ItemId,
    mark: Mark | null,
    reason: string | null,
  ): Promise<FlagOutcome>;
  /** Suggests a message as a new item. */
  nominate(request: NominateRequest): Promise<NominateOutcome>;
  /** Every message that shows the item, oldest first. */
  messagesOf(team: Actor['team'], itemId: ItemId): Promise<readonly MessageRef[]>;
  /** An item, or a nomination of the viewer's team. */
  subject(viewer: Actor, id: ItemId): Promise<ReviewSubject | undefined>;
  /** Private channels from which something was nominated. */
  privateSources(team: Actor['team']): Promise<readonly ChannelId[]>;
  /** Undo takes back the one mark that it was offered for; the person's other marks still stand. */
  undo(actor: Actor, itemId: ItemId, mark: Mark): Promise<UnflagOutcome>;
  queue(viewer: QueueViewer, request: QueueRequest): Promise<ReviewQueuePage>;
  /** The decisions that stand of the last days, newest first. @param days - 1 is today. */
  decided(
    viewer: QueueViewer,
    request: { readonly days: number; readonly page: number },
  ): Promise<DecidedPage>;
  /** What the person flags, the newest first. */
  ownFlags(viewer: QueueViewer, limit: number): Promise<readonly OwnFlag[]>;
  notes(team: Actor['team'], id: ItemId): Promise<ReviewNotes>;
  knownTags(team: Actor['team']): Promise<readonly string[]>;
  /** @param request.seen - as they were shown: what nobody changed there is left alone. */
  writeNotes(request: {
    readonly actor: Actor;
    readonly itemId: ItemId;
    readonly seen: SealedNotes;
    readonly wanted: ReviewNotes;
  }): Promise<WriteNotesOutcome>;
  history(viewer: Actor, id: ItemId): Promise<ItemHistory>;
  /** Flags, decision and share of each item, for its card. */
  standings(viewer: Actor, ids: readonly ItemId[]): Promise<Standings>;
  /** Whoever may decide is asked before (see slack/people/authority.ts). */
  decide(request: DecideRequest): Promise<DecideOutcome>;
  /** Takes the item's last decision back, where it is the one of `decidedAt`. */
  undoDecision(request: {
    readonly actor: Actor;
    readonly itemId: ItemId;
    readonly decidedAt: Date;
  }): Promise<UndoOutcome>;
  readonly announcements: Announcements;
  readonly shareAttempts: ShareAttempts;
  /**
   * Remembers that a message shows an item, so that a reaction on it can flag the item.
   *
   * @param threadTs - the thread that it stands in; default none.
   */
  recordShare(
    ref: MessageRef,
    itemId: ItemId,
    by: Actor,
    threadTs?: MessageTs | null,
  ): Promise<void>;
  signsAt(ref: MessageRef): Promise<MessageSigns>;
  /** The messages of the last seven days that show an item, newest first. */
  recentMessages(team: Actor['team']): Promise<readonly ItemMessage[]>;
  /** What the flags on a message lack, or have too much, beside its reactions as Slack shows them. */
  compare(ref: MessageRef, shown: readonly ShownReaction[]): Promise<ReactionDifference>;
}
