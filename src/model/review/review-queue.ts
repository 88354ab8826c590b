import { z } from 'zod';
import { ItemKind } from '../item.ts';
import { type Actor, type ChannelId, type MessageRef, UserId } from '../slack-ids.ts';
import type { ReviewSubject } from './nomination.ts';
import type { Decision, Flag } from './review.ts';
import type { ReviewNotes } from './review-notes.ts';

export const QueueSort = z.enum(['flagged', 'oldest', 'relevancy']);
export type QueueSort = z.infer<typeof QueueSort>;

/** What of the queue somebody wants to see; all parts must hold. */
export const QueueFilter = z.object({
  kind: z.union([ItemKind, z.literal('nomination')]).optional(),
  theme: z.string().max(100).optional(),
  reason: z.string().max(40).optional(),
  /** Whose flag stands on it. */
  flaggedBy: UserId.optional(),
  /** Assigned to whoever looks, or to nobody. */
  assigned: z.enum(['me', 'nobody']).optional(),
  /** It waits for at least so many days. */
  olderThanDays: z.number().int().min(1).max(365).optional(),
  /** Those that were put off, instead of those that wait now. */
  putOff: z.literal(true).optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

/** Something that waits for a decision, or waits again since it was flagged after one. */
export interface QueueEntry {
  readonly subject: ReviewSubject;
  /** One per person, oldest first. */
  readonly flags: readonly Flag[];
  /** When it began to wait. */
  readonly since: Date;
  /** Messages on which it was flagged, oldest flag first. */
  readonly flaggedAt: readonly MessageRef[];
  /** The decision after which it was flagged again; null when there was none. */
  readonly decision: Decision | null;
  readonly notes: ReviewNotes;
}

export interface QueuePage {
  readonly entries: readonly QueueEntry[];
  /** How many the filter leaves. */
  readonly total: number;
  /** All that wait now, whatever the filter. */
  readonly waiting: number;
  readonly flaggedTwice: number;
  /** Assigned to whoever looks. */
  readonly mine: number;
  /** Put off to another day. */
  readonly putOff: number;
  /** Since when the oldest waits; null when none does. */
  readonly oldest: Date | null;
}

/** Who looks, and what they may see. */
export interface QueueViewer extends Actor {
  /** Private channels whose nominations they can read. */
  readonly reads: readonly ChannelId[];
}

/** A decision that stands, on what. */
export interface DecidedEntry {
  readonly subject: ReviewSubject;
  readonly decision: Decision;
  /** Whether it was flagged again since. */
  readonly isOpen: boolean;
}

/** Something that a person flags, and what became of it. */
export interface OwnFlag {
  readonly subject: ReviewSubject;
  readonly since: Date;
  readonly reasons: readonly string[];
  readonly decision: Decision | null;
  readonly isOpen: boolean;
}
