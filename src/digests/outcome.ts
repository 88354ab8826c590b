import type { ArchiveItem } from '../model/archive-item.ts';
import type { DigestDefinition, DigestName } from '../model/digest/digest-definition.ts';
import type { DigestEntry, DigestParent, DigestStory } from '../model/digest/digest-message.ts';
import type { ChosenBecause, LeftOutBecause } from '../model/digest/digest-reason.ts';
import type { DigestRun } from '../model/digest/digest-run.ts';
import type { Pause, PauseReason } from '../model/digest/pause.ts';
import type { Problem } from '../model/problem.ts';
import type { Unreadable } from '../search/outcome.ts';
import type { UnreachableChannel } from './delivery/poster.ts';

/** A digest with what an operator asks of it. */
export interface DigestInfo {
  readonly definition: DigestDefinition;
  /** In words: `every Monday at 09:00 (Europe/Paris)`. */
  readonly schedule: string;
  readonly nextRunAt: Date | null;
  readonly lastRun: DigestRun | null;
  /** Messages of the last run that wait, and those that Slack refused for good. */
  readonly waiting: number;
  readonly dead: number;
  /** Why its query can match nothing in this archive; null when it can. */
  readonly unreadable: Unreadable | null;
}

export interface DigestList {
  readonly digests: readonly DigestInfo[];
  /** Definition files that could not be used; the others run. */
  readonly problems: readonly Problem[];
}

export interface UnknownDigest {
  readonly kind: 'unknown';
  readonly name: string;
  readonly nearest: DigestName | null;
  readonly known: readonly DigestName[];
}

/** There is a file of that name, but it cannot be used. */
export interface RejectedDigest {
  readonly kind: 'rejected';
  readonly name: string;
  readonly problems: readonly Problem[];
}

export type PreviewOutcome =
  | UnknownDigest
  | RejectedDigest
  | {
      readonly kind: 'preview';
      readonly info: DigestInfo;
      /** What it would post now. */
      readonly parents: readonly DigestParent[];
      readonly entries: readonly DigestEntry[];
      /** How many items, or reviews, it would tell of; 0 when there is nothing. */
      readonly size: number;
      /** What its slots of the last 90 days would have posted. */
      readonly past: { readonly days: number; readonly runs: number; readonly items: number };
    };

/** What came of what people marked. */
export interface Caught {
  /** Judged items that came in the replayed time. */
  readonly of: number;
  /** Of these: posted; passed the query and the minimum but found no room; did not pass. */
  readonly posted: number;
  readonly noRoom: number;
  readonly notFound: number;
  /** Some that were not posted. */
  readonly missed: readonly ArchiveItem[];
}

export type ReplayOutcome =
  | UnknownDigest
  | RejectedDigest
  /** It tells of reviews, and chooses nothing that could be compared. */
  | { readonly kind: 'no-replay'; readonly name: DigestName }
  /** It pauses since its query cannot be read. */
  | {
      readonly kind: 'unreadable-query';
      readonly name: DigestName;
      readonly unreadable: Unreadable;
    }
  | {
      readonly kind: 'replay';
      readonly info: DigestInfo;
      readonly days: number;
      /** Whole periods, oldest first. */
      readonly periods: readonly {
        readonly from: Date;
        readonly to: Date;
        readonly passed: number;
        readonly posted: number;
        /** What it would have begun with. */
        readonly first: readonly ArchiveItem[];
      }[];
      readonly flagged: Caught;
      readonly accepted: Caught;
    };

/** One run, as the log and a past digest show it. */
export interface RunRecord {
  readonly run: DigestRun;
  /** As the definition says it now, or its name where it is gone. */
  readonly title: string;
  readonly timezone: string;
  /** What is counted: its items, or the messages of one whose items are no replies. */
  readonly of: 'item' | 'message';
  /** What Slack has, and what it refused or expired. */
  readonly sent: number;
  readonly lost: number;
  readonly waiting: number;
}

export interface RunLog {
  /** Newest first. */
  readonly past: readonly RunRecord[];
  /** The next run of each digest, soonest first. */
  readonly coming: readonly { readonly definition: DigestDefinition; readonly at: Date }[];
  /** Those that rest, the last one first. */
  readonly paused: readonly {
    readonly definition: DigestDefinition;
    readonly at: Date;
    readonly because: PauseReason;
  }[];
}

/** The list that a run froze, a page of it. */
export type RunItemsOutcome =
  | { readonly kind: 'unknown-run' }
  | {
      readonly kind: 'items';
      readonly run: DigestRun;
      readonly title: string;
      readonly timezone: string;
      readonly page: number;
      readonly pages: number;
      readonly total: number;
      /** How many stand before this page. */
      readonly before: number;
      /** Best first; those that have left the archive say so. */
      readonly items: readonly ArchiveItem[];
    };

/** Why a run chose what it chose. */
export type RunReasonsOutcome =
  | { readonly kind: 'unknown-run' }
  | {
      readonly kind: 'reasons';
      readonly run: DigestRun;
      readonly title: string;
      readonly timezone: string;
      readonly query: string;
      readonly minimumRelevancy: number | null;
      /** The themes that it told of, with their counts. */
      readonly themes: Pick<DigestStory, 'rising' | 'quiet'>;
      readonly chosen: readonly (ChosenBecause & { readonly found: ArchiveItem })[];
      readonly leftOut: readonly (LeftOutBecause & {
        readonly found: ArchiveItem;
        /** What it says nearly the same as; null for every other reason. */
        readonly same: ArchiveItem | null;
      })[];
    };

/** A digest as it was sent. */
export type SentDigestOutcome =
  | UnknownDigest
  | RejectedDigest
  | {
      readonly kind: 'no-run';
      readonly name: DigestName;
      readonly day: string;
      readonly days: readonly string[];
    }
  | {
      readonly kind: 'sent';
      readonly record: RunRecord;
      /** Null while the digest runs. */
      readonly pause: Pause | null;
      readonly parents: readonly DigestParent[];
      readonly entries: readonly DigestEntry[];
    };

export type RunOutcome =
  | UnknownDigest
  | RejectedDigest
  /** Nothing was planned: its channel would take no message. */
  | (UnreachableChannel & { readonly definition: DigestDefinition })
  /** It pauses: nothing was planned. */
  | { readonly kind: 'paused'; readonly definition: DigestDefinition }
  /** Planned; `entries` items will be posted, by this process or by the one that serves. */
  | { readonly kind: 'planned'; readonly run: DigestRun; readonly entries: number }
  /** Nothing new, and the definition skips empty runs. */
  | { readonly kind: 'empty'; readonly run: DigestRun }
  /** The minute already has a run: a second click. */
  | { readonly kind: 'already'; readonly run: DigestRun };
