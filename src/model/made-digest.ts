import { z } from 'zod';
import { DigestDefinition, Made } from './digest-definition.ts';
import { UserId } from './slack-ids.ts';

/** Why a digest pauses: somebody wished it, or it has no place or nobody to go to any more. */
export const PauseReason = z.enum(['asked', 'channel-archived', 'channel-gone', 'owner-left']);
export type PauseReason = z.infer<typeof PauseReason>;

/** A digest, or an alert, that somebody made in Slack, as it is kept. */
export const MadeDigest = z.object({
  /** Its name stays, whatever else changes. `made` is empty here: see `definitionOf`. */
  definition: DigestDefinition,
  made: Made.omit({ isPaused: true }),
  state: z.enum(['active', 'paused', 'deleted']),
  /** Null while it is active. */
  because: PauseReason.nullable(),
  createdAt: z.date(),
  /** The last change. */
  changedBy: UserId,
  changedAt: z.date(),
});
export type MadeDigest = z.infer<typeof MadeDigest>;

/** The one shape in which planning, previews and lists know every digest. */
export function definitionOf({ definition, made, state }: MadeDigest): DigestDefinition {
  return { ...definition, made: { ...made, isPaused: state !== 'active' } };
}
