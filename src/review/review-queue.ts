import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import type { QueueStore } from '../store/queue-store.ts';
import type { Review } from './review.ts';

/** Ten rows of two blocks each fit a message of 50 with head and foot. */
export const QUEUE_PAGE = 10;

export interface ReviewQueueDeps {
  readonly store: QueueStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** Builds the queue: a page of what waits. Anyone may look at it. */
export function createReviewQueue({ store, clock }: ReviewQueueDeps): Review['queue'] {
  return async (viewer, { filter, sort, page }) => {
    const now = clock.now();
    const ask = (at: number) =>
      store.queuePage({
        viewer,
        filter,
        sort,
        now,
        today: utcDay(now),
        offset: (at - 1) * QUEUE_PAGE,
        limit: QUEUE_PAGE,
      });
    const asked = await ask(page);
    const pages = Math.max(1, Math.ceil(asked.total / QUEUE_PAGE));
    // What stood there may be decided meanwhile: then the last page there is.
    const found = page > pages ? await ask(pages) : asked;
    const today = await store.decided({
      viewer,
      since: startOfDay(now),
      offset: 0,
      limit: 1,
    });
    return {
      ...found,
      filter,
      sort,
      page: Math.min(page, pages),
      pages,
      decidedToday: today.total,
      lastDecided: today.entries[0] ?? null,
    };
  };
}

/** Builds the list of decisions that stand, newest first. @param days - 1 is today. */
export function createDecided({ store, clock }: ReviewQueueDeps): Review['decided'] {
  return async (viewer, { days, page }) => {
    const since = startOfDay(clock.now());
    since.setUTCDate(since.getUTCDate() - (days - 1));
    const offset = (page - 1) * QUEUE_PAGE;
    const { entries, total } = await store.decided({ viewer, since, offset, limit: QUEUE_PAGE });
    return { entries, total, days, page, pages: Math.max(1, Math.ceil(total / QUEUE_PAGE)) };
  };
}

function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
