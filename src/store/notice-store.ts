import type { Notice } from '../model/notice.ts';

/** A notice that its person has not certainly got. */
export interface OpenNotice {
  readonly notice: Notice;
  readonly createdAt: Date;
  readonly attempts: number;
  /** When its last post began; null when none is in doubt. */
  readonly startedAt: Date | null;
}

/** What people are still to be told. Each step is a compare-and-set by its attempts. */
export interface NoticeStore {
  /** A key that its person knows already is left out. */
  addNotices(notices: readonly Notice[], at: Date): Promise<void>;
  /** Those that may be touched now, oldest first. */
  openNotices(now: Date): Promise<readonly OpenNotice[]>;
  /** When the next of the others may be touched; null when there is none. */
  nextNoticeAt(now: Date): Promise<Date | null>;
  /** Takes a notice for posting, attempts + 1. Durable when it resolves. @returns whether it was as given. */
  claimNotice(open: OpenNotice, at: Date): Promise<boolean>;
  /** Puts it aside until then, in doubt (its `startedAt` kept) or not. */
  postponeNotice(id: Notice['id'], until: Date, inDoubt: 'in-doubt' | 'not-posted'): Promise<void>;
  /** It needs nothing any more. */
  closeNotice(id: Notice['id'], outcome: 'told' | 'given-up', reason: string | null): Promise<void>;
}
