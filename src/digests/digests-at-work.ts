import type { Clock } from '../model/clock.ts';
import type { Elapsed } from '../model/elapsed.ts';
import type { Events } from '../model/events/events.ts';
import type { Jobs } from '../model/jobs.ts';
import type { Notices } from '../model/notice.ts';
import type { DigestStore } from '../store/digest-store.ts';
import type { FilePauseStore } from '../store/file-pause-store.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { MadeDigestStore } from '../store/made-digest-store.ts';
import type { PreferenceStore } from '../store/preference-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { TrendStore } from '../store/trend-store.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import type { Poster } from './delivery/poster.ts';
import type { DigestTimings } from './delivery/timings.ts';
import type { Digests } from './digests.ts';

export interface DigestsDeps {
  /** Those of the files, as they are now; asked anew each time. What is made in Slack stands in the store. */
  readonly definitions: () => DigestDefinitions | Promise<DigestDefinitions>;
  readonly store: DigestStore &
    MadeDigestStore &
    FilePauseStore &
    PreferenceStore &
    TrendStore &
    Pick<ItemStore, 'hasFacetValue' | 'facetValues' | 'countByKind' | 'similarWords'> &
    Pick<ReviewStore, 'allFlags' | 'decisions'>;
  /** Null in a process that only plans; another one posts. */
  readonly poster: Poster | null;
  readonly clock: Clock;
  readonly events: Events;
  readonly notices: Notices;
  /** Names this process in the ledger. */
  readonly owner: string;
  /** When the archive's last complete index ended. Default: just now. */
  readonly indexedAt?: () => Promise<Date | null>;
  /** Since when the replica that indexes has had the job without a break. Default: nobody else has it. */
  readonly indexerSince?: () => Promise<Date | null>;
  /** Who plans, and posts where. Default: this process alone. */
  readonly jobs?: Jobs;
  /** Default: real time. */
  readonly elapsed?: Elapsed;
  readonly timings?: Partial<DigestTimings>;
  /** Ends the names of what is made in Slack. Default: random. */
  readonly newId?: () => string;
}

/** What the process that keeps the digests going needs beside what people ask. */
export interface DigestsAtWork extends Digests {
  /**
   * Plans the runs that are due; a cron wakes it every minute, but when and how often does not
   * matter. A digest that cannot be planned is reported and the others are. While the archive's
   * first index goes on nothing is planned, for ten minutes: what it names would be old.
   */
  tick(): Promise<void>;
  /** Lets another replica plan, as this one may not for now. */
  leavePlanning(): Promise<void>;
  /**
   * Looks in the channels for what this database does not know of, since its last index, before
   * anything is planned: after a backup was restored, digests told of pages that it takes for new.
   */
  recallPosted(since: Date, signal: AbortSignal): Promise<void>;
  /**
   * Posts what is planned, by `tick`, `run` or another process, until the signal aborts.
   *
   * @throws when there is no poster.
   */
  drive(signal: AbortSignal): Promise<void>;
  /**
   * Posts what is planned; resolves when no run is open. Beside `drive` it just waits for that.
   *
   * @throws when there is no poster.
   */
  finish(signal: AbortSignal): Promise<void>;
  /**
   * Posts what can be posted now and waits for nothing, for a clock that is moved by hand.
   *
   * @returns when a run that is still open goes on; null when none is open.
   * @throws when there is no poster.
   */
  advance(signal: AbortSignal): Promise<Date | null>;
  /** Tells whoever made what cannot be planned, or finds nothing, as it is defined. A chore. */
  tellOfDefinitions(): Promise<void>;
  /** Pauses channels' digests whose owner has left, and tells; those of files have none. A chore. */
  pauseOwnerless(): Promise<void>;
  /** Resumes digests that pause for an archived channel that is back, and tells. A chore. */
  resumeReturned(): Promise<void>;
  /** When something is due next: a slot, or what the last index brought for those who wait for one. */
  nextDueAt(): Promise<Date | null>;
}
