import type { Clock } from '../model/clock.ts';
import { type Answers, createAnswers } from '../search/answers.ts';
import type { ThreadedStore } from '../store/sqlite/threads/open-threaded-store.ts';

/** The entry of the threads that read: they give whole answers. */
export const ANSWERING = new URL('./answering-worker.ts', import.meta.url);

/**
 * Answers that are worked out beside this thread: to rank a hundred candidates takes 3 ms, and to
 * take them over from another thread one, of each question, while others wait to be acknowledged.
 */
export function answersBeside(store: ThreadedStore, clock: Clock): Answers {
  const { askReader } = store;
  return askReader === null
    ? createAnswers({ store, clock })
    : {
        page: (asked, page) => askReader('page', asked, page),
        first: (asked, most) => askReader('first', asked, most),
        fromPage: (asked, page) => askReader('fromPage', asked, page),
      };
}
