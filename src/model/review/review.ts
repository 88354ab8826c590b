import { z } from 'zod';
import type { ArchiveItem } from '../archive-item.ts';
import { ItemId } from '../item.ts';
import { type ChannelId, MessageRef, type MessageTs, TeamId, UserId } from '../slack-ids.ts';

/**
 * One sign by which a person flags an item: a reaction on one message, or the
 * Flag button. A person's flag stands while at least one of their marks does.
 */
export const Mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reaction'), ref: MessageRef, emoji: z.string() }),
  z.object({ kind: z.literal('button') }),
]);
export type Mark = z.infer<typeof Mark>;

/** A person's standing flag on an item. */
export interface Flag {
  readonly itemId: ItemId;
  readonly team: TeamId;
  readonly user: UserId;
  /** When their oldest standing mark was made. */
  readonly since: Date;
  /** Why, in the words of FLAG_EMOJI, oldest first; empty when no mark says. */
  readonly reasons: readonly string[];
}

export const Verdict = z.enum(['accepted', 'dismissed', 'duplicate', 'false-positive']);
export type Verdict = z.infer<typeof Verdict>;

/** A line of the append-only review log. */
export const Decision = z.object({
  itemId: ItemId,
  team: TeamId,
  verdict: Verdict,
  /** Cut to 1000 characters when it was decided. */
  note: z.string().nullable(),
  /** The item that says the same, where the verdict is `duplicate`; null where it was not named. */
  duplicateOf: ItemId.nullable(),
  by: UserId,
  at: z.date(),
});
export type Decision = z.infer<typeof Decision>;

/** What one thread is to hear of a decision, or of its being taken back. */
export interface Announcement {
  /** The decision's number in the log; an undo has one of its own. */
  readonly seq: number;
  /** The message that shows the item. */
  readonly ref: MessageRef;
  readonly attempts: number;
  /** When it was first tried, while it is not known whether Slack took it; else null. */
  readonly startedAt: Date | null;
  readonly decision: Decision;
  /**
   * Where it takes an earlier decision back, what stands again: null where the item waits again.
   * `decision` then says by whom and when. Null for a decision.
   */
  readonly takesBack: { readonly standing: Decision | null } | null;
}

/** A flagged item that waits for a decision, or waits again since it was flagged after one. */
export interface OpenReview {
  readonly found: ArchiveItem;
  /** One per person, oldest first. */
  readonly flags: readonly Flag[];
}

/** How an item stands with a team's readers, as one of them sees it. */
export interface ItemStanding {
  /** People whose flag stands. */
  readonly flags: number;
  /** The reasons that they give, each once. */
  readonly reasons: readonly string[];
  /** Of whoever looks, none of their flag's marks included. */
  readonly myReasons: readonly string[];
  readonly tags: readonly string[];
  /** Whether the person who looks is one of them. */
  readonly isMine: boolean;
  /** The last decision; null when there is none. */
  readonly decision: Decision | null;
  /** Whether somebody flagged it after the last decision, or it was never decided. */
  readonly isOpen: boolean;
  /** Where this person shared it last; null when nowhere. */
  readonly shared: { readonly ref: MessageRef; readonly at: Date } | null;
}

/** By item; those that nobody flagged, decided or shared are left out. */
export type Standings = ReadonlyMap<ItemId, ItemStanding>;

/** What happened to an item: who flags it, in which digests it was, what was decided. */
export interface ItemHistory {
  /** Standing ones, oldest first. */
  readonly flags: readonly Flag[];
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** Digests whose message of it was sent, newest first. */
  readonly digests: readonly { readonly digest: string; readonly at: Date }[];
}

/** A message that shows an item, and where it stands. */
export interface ItemMessage {
  readonly ref: MessageRef;
  readonly threadTs: MessageTs | null;
  readonly itemId: ItemId;
}

/** A share that Slack was asked for, and whose message is not known yet. */
export interface ShareAttempt {
  /** Stands in the message's metadata. */
  readonly id: string;
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly threadTs: MessageTs | null;
  readonly itemId: ItemId;
  readonly by: UserId;
  readonly at: Date;
}

export interface ShareClaimOptions {
  /** The replica that claims it. */
  readonly owner: string;
  /** The same share within this time is the same click. */
  readonly sameClickMs: number;
  /** For so long Slack may still take an attempt whose end nobody knows. */
  readonly doubtMs: number;
  /** For so long its owner is at it, if it lives. */
  readonly underWayMs: number;
}

/** What became of the wish to begin a share. */
export type ShareClaim =
  | { readonly kind: 'begun' }
  /** An earlier attempt, of which nobody knows whether Slack took it: to be looked for. */
  | { readonly kind: 'in-doubt'; readonly attempt: ShareAttempt }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'shared'; readonly ref: MessageRef };

/** A reaction as it was last heard of. */
export interface ReactionMark {
  readonly user: UserId;
  readonly emoji: string;
  readonly standing: boolean;
  /** Undone by its person's Undo, while Slack still shows the reaction. */
  readonly isTakenBack: boolean;
}
