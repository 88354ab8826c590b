import type { DigestInfo, RunRecord } from '../../../digests/outcome.ts';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import type { Review } from '../../../review/review.ts';
import type { ShownDigests } from '../digest/digest-list.ts';
import type { ShownQueue } from '../review/review-queue.ts';

/** Something that a person flags, and what became of it. */
export type OwnFlag = Awaited<ReturnType<Review['ownFlags']>>[number];

export interface HomeFields {
  readonly queue: ShownQueue;
  readonly decidedThisWeek: number;
  readonly digests: ShownDigests;
  /** Those that come to channels that the person is in; null where Slack does not say which. */
  readonly gets: readonly DigestInfo[] | null;
  /** The last runs of those, newest first. */
  readonly runs: readonly RunRecord[];
  /** What this person flags, newest first. */
  readonly flags: readonly OwnFlag[];
  readonly news: HomeNews;
  readonly themes: readonly { readonly theme: string; readonly pages: number }[];
  /** Null for who does not run Signalpost. */
  readonly archive: ArchiveStatus | null;
  readonly mayKeep: boolean;
  readonly now: Date;
}

/** Pages that came since somebody looked. */
export interface HomeNews {
  readonly since: Date;
  readonly total: number;
  readonly pages: readonly {
    readonly title: string;
    readonly url: string | null;
    readonly items: number;
  }[];
}
