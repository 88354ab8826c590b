import type { ShareAttempt, ShareClaim, ShareClaimOptions } from '../model/review/review.ts';
import type { TeamId } from '../model/slack-ids.ts';

/** Shares whose message is not known: Slack has not answered, or its answer was lost. */
export interface ShareAttemptStore {
  /** Before Slack is asked: of all who share the same at once, on whatever replica, one begins. */
  claimShare(attempt: ShareAttempt, options: ShareClaimOptions): Promise<ShareClaim>;
  /** Nobody is at it any more, and nobody knows whether Slack took it. */
  doubtShare(id: ShareAttempt['id']): Promise<void>;
  /** The message is recorded, or there is none. */
  endShare(id: ShareAttempt['id']): Promise<void>;
  /** Those begun since then, newest first. */
  openShares(team: TeamId, since: Date): Promise<readonly ShareAttempt[]>;
}
