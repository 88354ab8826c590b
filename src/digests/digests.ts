import type { DigestParent } from '../model/digest/digest-message.ts';
import type { MessageRef } from '../model/slack-ids.ts';
import type { Wants } from './alerts/wants.ts';
import type { MadeDigests } from './made/made-digests.ts';
import type {
  DigestList,
  PreviewOutcome,
  RejectedDigest,
  ReplayOutcome,
  RunItemsOutcome,
  RunLog,
  RunOutcome,
  RunReasonsOutcome,
  SentDigestOutcome,
  UnknownDigest,
} from './outcome.ts';
import type { ResumeFileOutcome } from './pauses/resume-file.ts';

/** What people ask of digests. Times are the injected clock's. */
export interface Digests {
  list(): Promise<DigestList>;
  /** What the digest would post now. Writes nothing and moves no mark. */
  preview(name: string): Promise<PreviewOutcome>;
  /**
   * What the definition, as it is now, would have posted period by period over so many days, and how
   * much of what people flagged and accepted it would have caught. Only reads.
   */
  replay(name: string, days: number): Promise<ReplayOutcome>;
  /**
   * Plans a run for this minute, which covers everything since the last one; the next scheduled
   * run starts where it ends. Posting follows; it is not awaited.
   *
   * @param requestedBy - who asked, for the record: a user id, or `cli`.
   */
  run(name: string, requestedBy: string): Promise<RunOutcome>;
  /** Resumes the digest of a file that pauses since its channel was archived. */
  resumeFile(name: string): Promise<ResumeFileOutcome | UnknownDigest | RejectedDigest>;
  /** Runs that were, newest first, and those to come. @param limit - of the past ones. */
  log(limit: number): Promise<RunLog>;
  /** A digest as it was sent. @param day - `2026-11-16` in its zone; null is its last run. */
  sent(name: string, day: string | null): Promise<SentDigestOutcome>;
  /** A run as it was sent; undefined when it is not known. */
  sentRun(runId: string): Promise<Extract<SentDigestOutcome, { kind: 'sent' }> | undefined>;
  /** A page, from 1, of everything that passed when a run was planned. */
  runItems(runId: string, page: number): Promise<RunItemsOutcome>;
  /** Why a run's items were chosen, and the nearest others were not. */
  runReasons(runId: string): Promise<RunReasonsOutcome>;
  /** What a digest's message in the channel lists; undefined for every other message, an item's reply included. */
  itemsAt(ref: MessageRef): Promise<DigestParent | undefined>;
  /** What people make in Slack: digests of channels, and alerts of their own. */
  readonly made: MadeDigests;
  /** What people and channels want to hear, and when. */
  readonly wants: Wants;
}
