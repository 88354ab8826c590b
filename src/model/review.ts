import { z } from 'zod';
import type { ArchiveItem } from './archive-item.ts';
import { ItemId } from './item.ts';
import { MessageRef, TeamId, UserId } from './slack-ids.ts';

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
  by: UserId,
  at: z.date(),
});
export type Decision = z.infer<typeof Decision>;

/** A flagged item that waits for a decision, or waits again since it was flagged after one. */
export interface OpenReview {
  readonly found: ArchiveItem;
  /** One per person, oldest first. */
  readonly flags: readonly Flag[];
}
