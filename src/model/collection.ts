import { z } from 'zod';
import type { ReviewSubject } from './review/nomination.ts';
import { TeamId, UserId } from './slack-ids.ts';

/** Short, since it travels in the values of menus. */
export const CollectionId = z.number().int().positive().brand<'CollectionId'>();
export type CollectionId = z.infer<typeof CollectionId>;

/** Characters of a collection's name: it stands in headers, and in options of 75 characters. */
export const COLLECTION_NAME_LENGTH = 60;
/** Characters of what people write about an item of a collection. */
export const ENTRY_NOTE_LENGTH = 1000;

/** A named, ordered, annotated list of items that people of a team put together. */
export const Collection = z.object({
  id: CollectionId,
  team: TeamId,
  name: z.string().min(1),
  createdBy: UserId,
  createdAt: z.date(),
  /** When anything in it changed last. */
  changedAt: z.date(),
  /** Nobody changes a closed one; null while it is open. */
  closed: z.object({ by: UserId, at: z.date() }).nullable(),
  /** Items in it. */
  size: z.number().int().min(0),
});
export type Collection = z.infer<typeof Collection>;

/** Items that are put into a collection by one click at most. */
export const MOST_AT_ONCE = 50;

/** What people wrote about an item of a collection. */
export const EntryNote = z.object({ text: z.string().min(1), by: UserId });
export type EntryNote = z.infer<typeof EntryNote>;

/** An item in a collection, or a message that was suggested as one. */
export interface CollectionEntry {
  readonly subject: ReviewSubject;
  /** From 1, as the team ordered them. */
  readonly number: number;
  readonly note: EntryNote | null;
  readonly addedBy: UserId;
  readonly addedAt: Date;
}
