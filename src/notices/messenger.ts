import type { FindOutcome, PostOutcome } from '../model/digest/post-outcome.ts';
import type { Notice } from '../model/notice.ts';

/** How notices reach people, by direct messages, and channels. Never retries by itself. */
export interface Messenger {
  /** @param mayBegin - asked when the first byte is about to leave; where it says no, it is withheld. */
  post(notice: Notice, mayBegin: () => boolean): Promise<PostOutcome>;
  /** Looks for the notice's message where it was to go. */
  find(notice: Notice, since: Date): Promise<FindOutcome>;
}
