import type { Clock } from '../../model/clock.ts';
import { later, MINUTE_MS } from '../../model/duration.ts';
import type { IndexState } from '../../store/made-digest-store.ts';

/** After an index more may follow: what comes within this time is one message. */
const COLLECT_MS = 5 * MINUTE_MS;
/** An archive that changes all the time is not waited for longer than this. */
const MOST_COLLECT_MS = 15 * MINUTE_MS;

/** An index that ended after what changed: all that it brought is there to be told of. */
export type SettledIndex = IndexState & { readonly changedAt: Date; readonly endedAt: Date };

/** Collects what several indexes bring one after another, for one message. */
export interface Collecting {
  /** Whether it is time to tell of this index. Asked about each, so that waiting has a beginning. */
  isSettled(index: IndexState): index is SettledIndex;
  /** When what this index brought has been collected; null where it was told of, or brought nothing. */
  endsAt(index: IndexState): Date | null;
}

export function createCollecting(clock: Clock): Collecting {
  /** When this process first saw a change that is not told of yet. */
  let waitingSince: Date | null = null;
  let toldOf: Date | null = null;
  const isNews = (changedAt: Date) => toldOf === null || changedAt > toldOf;
  return {
    isSettled: (index): index is SettledIndex => {
      const { changedAt, endedAt } = index;
      if (changedAt === null || endedAt === null || endedAt < changedAt) {
        return false;
      }
      if (isNews(changedAt)) {
        const now = clock.now();
        waitingSince ??= now;
        const isLong = now >= later(waitingSince, MOST_COLLECT_MS);
        if (now < later(changedAt, COLLECT_MS) && !isLong) {
          return false;
        }
        waitingSince = null;
        toldOf = changedAt;
      }
      return true;
    },
    endsAt: ({ changedAt }) =>
      changedAt !== null && isNews(changedAt) ? later(changedAt, COLLECT_MS) : null,
  };
}
