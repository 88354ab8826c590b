import type { DigestRun } from '../../model/digest/digest-run.ts';
import { UserId } from '../../model/slack-ids.ts';

/** Who asks for runs without being a person. */
const NOBODY = ['schedule', 'cli'];

/** The person who asked for a run; undefined where none did. */
export function askerOf({ requestedBy }: Pick<DigestRun, 'requestedBy'>): UserId | undefined {
  return NOBODY.includes(requestedBy) ? undefined : UserId.parse(requestedBy);
}
