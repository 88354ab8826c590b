import { z } from 'zod';
import { ArchiveItem } from '../archive-item.ts';
import { ItemId } from '../item.ts';
import { MessageRef, type TeamId, UserId } from '../slack-ids.ts';
import { cutBetweenWords } from '../text/headline.ts';

/**
 * A message that somebody suggests as a new item. Its id has the form of an item's, so that flags,
 * decisions, notes and tags are kept for both alike; no item of the archive has the same.
 */
export const Nomination = z.object({
  id: ItemId,
  /** The message, which nobody but its author can change. */
  source: MessageRef,
  /** Up to 3000 characters of what it says, as plain text. */
  text: z.string(),
  /** Slack's address of the message; null where Slack gave none. */
  permalink: z.string().nullable(),
  /** Who suggested it first. */
  by: UserId,
  at: z.date(),
  /** Whether it stands where not everybody of the workspace can read: only who can is shown it. */
  isPrivate: z.boolean(),
});
export type Nomination = z.infer<typeof Nomination>;

/** White space of any sort, controls, and marks that turn the reading direction. */
const BLANKS = /[\s\p{Cc}\p{Bidi_Control}\ufeff]+/gu;

/** What stands for it in one line: its first words. @param length - characters (code points) at most. */
export function nominationTitle({ text }: Pick<Nomination, 'text'>, length: number): string {
  const line = text.toWellFormed().replace(BLANKS, ' ').trim();
  return line === '' ? 'a message without text' : cutBetweenWords(line, length);
}

/** What is reviewed. */
export const ReviewSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), found: ArchiveItem }),
  z.object({ kind: z.literal('nomination'), nomination: Nomination }),
]);
export type ReviewSubject = z.infer<typeof ReviewSubject>;

export const subjectId = (subject: ReviewSubject): ItemId =>
  subject.kind === 'item' ? subject.found.item.id : subject.nomination.id;

/** Whether everybody may be shown it: what is suggested in a private channel is not. */
export const isPublic = (subject: ReviewSubject): boolean =>
  subject.kind === 'item' || !subject.nomination.isPrivate;

/** Whether everybody of a team may be shown it. */
export const isForAll = (subject: ReviewSubject, team: TeamId): boolean =>
  isPublic(subject) && (subject.kind === 'item' || subject.nomination.source.team === team);
