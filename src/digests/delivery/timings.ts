/** How long to wait for what, in milliseconds. */
export interface DigestTimings {
  /** The poster gives up on a post after this. */
  readonly postTimeoutMs: number;
  /** How much later Slack may still accept a post that timed out. */
  readonly settleMs: number;
  /** Between the two lookups that must both miss a message before it is posted again. */
  readonly secondLookMs: number;
  /** Between posts to one channel; Slack takes about one per second. */
  readonly paceMs: number;
  /** After a fault: of a lookup, of the store, of finding the channel. */
  readonly retryMs: number;
  /** After Slack refused the whole workspace (a revoked token, a missing scope). */
  readonly workspacePauseMs: number;
  /** Tried for this long, a person is told, and the run's other items go on. */
  readonly alarmMs: number;
  /** Between two tries of such an item. */
  readonly stuckRetryMs: number;
  /** After this a finished run is looked through once more for late doubles. */
  readonly repairMs: number;
  /** Longest sleep when nothing is known to be due. */
  readonly idleMs: number;
}

export const DEFAULT_TIMINGS: DigestTimings = {
  postTimeoutMs: 10_000,
  settleMs: 60_000,
  secondLookMs: 30_000,
  paceMs: 1_100,
  retryMs: 30_000,
  workspacePauseMs: 300_000,
  alarmMs: 900_000,
  stuckRetryMs: 600_000,
  repairMs: 600_000,
  idleMs: 60_000,
};
