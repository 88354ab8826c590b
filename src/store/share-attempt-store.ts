import type { ShareAttempt } from '../model/review.ts';
import type { TeamId } from '../model/slack-ids.ts';

/** Shares whose message is not known: Slack has not answered, or its answer was lost. */
export interface ShareAttemptStore {
  /** Before Slack is asked. A repeat changes nothing. */
  beginShare(attempt: ShareAttempt): Promise<void>;
  /** The message is recorded, or there is none. */
  endShare(id: ShareAttempt['id']): Promise<void>;
  /** Those begun since then, newest first. */
  openShares(team: TeamId, since: Date): Promise<readonly ShareAttempt[]>;
}
