import type { ItemId } from '../model/item.ts';
import type { ReviewLogEntry } from '../model/review/review-log.ts';
import type {
  DecidedEntry,
  OwnFlag,
  QueueFilter,
  QueuePage,
  QueueSort,
  QueueViewer,
} from '../model/review/review-queue.ts';
import type { TeamId } from '../model/slack-ids.ts';
import type { CalendarDate } from '../model/summary.ts';

export interface QueueRequest {
  readonly viewer: QueueViewer;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly now: Date;
  /** What was put off until this day waits again. */
  readonly today: CalendarDate;
  readonly offset: number;
  readonly limit: number;
}

export interface LogRequest {
  readonly team?: TeamId | undefined;
  readonly itemId?: ItemId | undefined;
  readonly since?: Date | undefined;
}

/** What waits for a decision, what was decided, and everything that was ever done. */
export interface QueueStore {
  queuePage(request: QueueRequest): Promise<QueuePage>;
  /** The standing decision of each item, newest first. */
  decided(request: {
    readonly viewer: QueueViewer;
    readonly since?: Date;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly entries: readonly DecidedEntry[]; readonly total: number }>;
  /** What this person flags, the newest first. */
  ownFlags(viewer: QueueViewer, limit: number): Promise<readonly OwnFlag[]>;
  /** Oldest first; what was taken back is there, and that it was. */
  reviewLog(request: LogRequest): Promise<readonly ReviewLogEntry[]>;
}
