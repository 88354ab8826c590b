import { z } from 'zod';
import { DigestDefinition, Made } from './digest-definition.ts';
import { PauseReason } from './pause.ts';
import { UserId } from './slack-ids.ts';

/** A digest, or an alert, that somebody made in Slack, as it is kept. */
export const MadeDigest = z.object({
  /** Its name stays, whatever else changes. `made` and `pause` are empty here: see `definitionOf`. */
  definition: DigestDefinition,
  made: Made,
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
export function definitionOf(digest: MadeDigest): DigestDefinition {
  const { definition, made, state, because, changedAt } = digest;
  const pause = state === 'active' ? null : { because: because ?? 'asked', at: changedAt };
  return { ...definition, made, pause };
}
