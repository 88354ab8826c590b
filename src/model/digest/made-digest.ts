import { z } from 'zod';
import { UserId } from '../slack-ids.ts';
import { DigestDefinition, Made } from './digest-definition.ts';
import { type Pause, PauseReason } from './pause.ts';

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
  const { definition, made, state, because, changedAt, unread } = digest;
  const asked = state === 'active' ? null : { because: because ?? 'asked', at: changedAt };
  const pause: Pause | null = unread === null ? asked : { because: 'other-version', at: changedAt };
  if (isTimezone(definition.schedule.timezone)) {
    return { ...definition, made, pause };
  }
  const schedule = { ...definition.schedule, timezone: 'UTC' };
  const zoneGone: Pause = { because: 'zone-gone', at: changedAt };
  return { ...definition, schedule, made, pause: unread === null ? zoneGone : pause };
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
