import { z } from 'zod';

/**
 * Why a digest pauses: somebody wished it, it has no place or nobody to go to any more, its time
 * zone is none any more, another version of the program wrote what this one cannot read, or so for
 * its query alone.
 */
export const PauseReason = z.enum([
  'asked',
  'channel-archived',
  'channel-gone',
  'owner-left',
  'zone-gone',
  'other-version',
  'query-unreadable',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** That a digest rests, why, and since when. */
export const Pause = z.object({ because: PauseReason, at: z.date() });
export type Pause = z.infer<typeof Pause>;

/** Found out from the definition itself, so that nobody resumes it: it goes on when it is edited. */
export type DefinitionPause = 'zone-gone' | 'other-version' | 'query-unreadable';

export function isDefinitionPause(because: PauseReason | undefined): because is DefinitionPause {
  return because === 'zone-gone' || because === 'other-version' || because === 'query-unreadable';
}
