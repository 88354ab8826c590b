import type { DigestDefinition, DigestName } from '../model/digest-definition.ts';
import type { DigestEntry, DigestParent } from '../model/digest-message.ts';
import type { DigestRun } from '../model/digest-run.ts';
import type { Problem } from '../model/problem.ts';

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

export type PreviewOutcome =
  | UnknownDigest
  | {
      readonly kind: 'preview';
      readonly info: DigestInfo;
      /** What it would post now; no entries when there is nothing. */
      readonly parents: readonly DigestParent[];
      readonly entries: readonly DigestEntry[];
      /** What its slots of the last 90 days would have posted. */
      readonly past: { readonly days: number; readonly runs: number; readonly items: number };
    };

export type RunOutcome =
  | UnknownDigest
  /** Planned; `entries` items will be posted, by this process or by the one that serves. */
  | { readonly kind: 'planned'; readonly run: DigestRun; readonly entries: number }
  /** Nothing new, and the definition skips empty runs. */
  | { readonly kind: 'empty'; readonly run: DigestRun }
  /** The minute already has a run: a second click. */
  | { readonly kind: 'already'; readonly run: DigestRun };
