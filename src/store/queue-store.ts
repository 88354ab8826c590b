import type { ItemId } from '../model/item.ts';
import type { ReviewSubject } from '../model/nomination.ts';
import type { Decision } from '../model/review.ts';
import type { ReviewLogEntry } from '../model/review-log.ts';
import type { QueueFilter, QueuePage, QueueSort } from '../model/review-queue.ts';
import type { Actor, ChannelId, TeamId } from '../model/slack-ids.ts';
import type { CalendarDate } from '../model/summary.ts';

/** Who looks, and what they may see. */
export interface QueueViewer extends Actor {
  /** Private channels whose nominations they can read. */
  readonly reads: readonly ChannelId[];
}

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

/** A decision that stands, on what. */
export interface DecidedEntry {
  readonly subject: ReviewSubject;
  readonly decision: Decision;
  /** Whether it was flagged again since. */
  readonly isOpen: boolean;
}

/** Something that a person flags, and what became of it. */
export interface OwnFlag {
  readonly subject: ReviewSubject;
  readonly since: Date;
  readonly reasons: readonly string[];
  readonly decision: Decision | null;
  readonly isOpen: boolean;
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
