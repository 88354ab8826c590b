import { z } from 'zod';

/**
 * Why a digest pauses: somebody wished it, it has no place or nobody to go to any more, or its time
 * zone is none any more.
 */
export const PauseReason = z.enum([
  'asked',
  'channel-archived',
  'channel-gone',
  'owner-left',
  'zone-gone',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** That a digest rests, why, and since when. */
export const Pause = z.object({ because: PauseReason, at: z.date() });
export type Pause = z.infer<typeof Pause>;
