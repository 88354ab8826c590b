import { z } from 'zod';
import { ItemId } from '../item.ts';
import { TeamId, UserId } from '../slack-ids.ts';

const ReviewAct = z.enum([
  'flagged',
  'unflagged',
  'reason',
  'nominated',
  'decided',
  'undone',
  'noted',
  'tagged',
  'assigned',
  'put-off',
]);

/** One line of all that was ever done to what is reviewed, taken back or not. */
export const ReviewLogEntry = z.object({
  team: TeamId,
  itemId: ItemId,
  at: z.date(),
  by: UserId,
  act: ReviewAct,
  /** The verdict, the reason, the note, the tags, the day; null where the act says it all. */
  detail: z.string().nullable(),
  /** A decision's note. */
  note: z.string().nullable(),
  /** Of which other item it is a duplicate. */
  duplicateOf: ItemId.nullable(),
  /** Who it was assigned to. */
  person: UserId.nullable(),
});
export type ReviewLogEntry = z.infer<typeof ReviewLogEntry>;
