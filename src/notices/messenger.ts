import type { Notice } from '../model/notice.ts';
import type { FindOutcome, PostOutcome } from '../model/post-outcome.ts';

/** How notices reach people, by direct messages, and channels. Never retries by itself. */
export interface Messenger {
  post(notice: Notice): Promise<PostOutcome>;
  /** Looks for the notice's message where it was to go. */
  find(notice: Notice, since: Date): Promise<FindOutcome>;
}
