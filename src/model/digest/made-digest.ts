import { z } from 'zod';
import { UserId } from '../slack-ids.ts';
import { DigestDefinition, Made } from './digest-definition.ts';
import { PauseReason } from './pause.ts';

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
  /**
   * The definition as it is kept, where another version wrote what this one cannot read: it stays
   * so until somebody edits it, and `definition` is what can be read of it.
   */
  unread: z.string().nullable().default(null),
});
export type MadeDigest = z.infer<typeof MadeDigest>;

/**
 * The one shape in which planning, previews and lists know every digest. One that cannot be read
 * pauses. So does one whose time zone does not exist any more, and is shown in UTC: no moment can be
 * told in a zone that is none.
 */
export function definitionOf(digest: MadeDigest): DigestDefinition {
  const { definition, made, changedAt } = digest;
  const { schedule } = definition;
  const isKnown = isTimezone(schedule.timezone);
  const because = pausedBecause(digest, isKnown);
  return {
    ...definition,
    schedule: isKnown ? schedule : { ...schedule, timezone: 'UTC' },
    made,
    pause: because === null ? null : { because, at: changedAt },
  };
}

function pausedBecause(
  { unread, state, because }: MadeDigest,
  hasZone: boolean,
): PauseReason | null {
  if (unread !== null) {
    return 'other-version';
  }
  if (!hasZone) {
    return 'zone-gone';
  }
  return state === 'active' ? null : (because ?? 'asked');
}

/** Asked once of each: making a formatter is what costs. */
const zones = new Map<string, boolean>();

function isTimezone(timezone: string): boolean {
  const isKnown = zones.get(timezone) ?? canFormatIn(timezone);
  zones.set(timezone, isKnown);
  return isKnown;
}

function canFormatIn(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
