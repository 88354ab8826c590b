import type { Notice } from '../model/notice.ts';
import type { FindOutcome, PostOutcome } from '../model/post-outcome.ts';

/** How notices reach people: direct messages. Never retries by itself. */
export interface Messenger {
  post(notice: Notice): Promise<PostOutcome>;
  /** Looks for the notice's message in the person's direct messages. */
  find(notice: Notice, since: Date): Promise<FindOutcome>;
}
