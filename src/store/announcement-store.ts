import type { Announcement } from '../model/review/review.ts';

/** What the threads of decided items are still to hear. */
export interface AnnouncementStore {
  /** Those whose time has come, oldest first. */
  dueAnnouncements(now: Date): Promise<readonly Announcement[]>;
  /** Takes one for telling; others leave it until then. @returns false when somebody else was first. */
  claimAnnouncement(announcement: Announcement, at: Date, until: Date): Promise<boolean>;
  /** Of who has claimed it; does nothing when somebody else has since. */
  postponeAnnouncement(
    announcement: Announcement,
    until: Date,
    doubt: 'in-doubt' | 'not-posted',
  ): Promise<void>;
  settleAnnouncement(
    announcement: Announcement,
    outcome: 'told' | 'not-needed' | 'given-up',
  ): Promise<void>;
}
