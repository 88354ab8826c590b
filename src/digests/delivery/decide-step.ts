import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import { DAY_MS, earliest, later, latest } from '../../model/duration.ts';
import type { DigestTimings } from './timings.ts';

/** The one thing to do next for a run, or until when there is nothing to do. */
export type Step =
  | {
      readonly kind: 'close';
      readonly state: 'done' | 'expired' | 'refused';
      readonly reason: string | null;
    }
  /** The run's time is over: these will not be posted. */
  | { readonly kind: 'expire'; readonly deliveries: readonly LedgerEntry[] }
  /** The parent was refused or withdrawn, or its thread is gone, so there is no place for these. */
  | { readonly kind: 'abandon'; readonly deliveries: readonly LedgerEntry[] }
  | { readonly kind: 'find-channel' }
  /** What of the digest stands in the channel already is to be adopted first. */
  | { readonly kind: 'adopt' }
  | { readonly kind: 'post'; readonly delivery: LedgerEntry }
  | { readonly kind: 'look'; readonly delivery: LedgerEntry }
  | { readonly kind: 'wait'; readonly until: Date };

/** Starts the reason of a delivery whose refusal holds for everything in the channel. */
export const CHANNEL_REFUSED = 'channel refused: ';
/** The parent was deleted before all of its replies were posted. */
const THREAD_GONE = ['thread_gone', 'thread_not_found', 'cannot_reply_to_message'];

/** After a run's end its doubts are still looked into for a day. */
const DOUBT_LIFE_MS = DAY_MS;

const isInDoubt = ({ state }: LedgerEntry) => state === 'unknown' || state === 'sending';

/**
 * Decides what a run needs, from the ledger alone, so that a process which was
 * killed anywhere goes on where it stopped.
 *
 * In order, and why:
 * 1. A doubt whose time has come is looked up before anything is posted: what
 *    is posted next may hang on it, and the run must not close over it.
 * 2. A doubt that is not to be looked up yet holds the run, so that replies
 *    keep their order; but one item that has been in doubt for a quarter of an
 *    hour *since its first try* holds nobody any longer. Its attempts count:
 *    measured from the last one, a message that Slack never takes would starve
 *    all that follow.
 * 3. Only then is it asked whether the run can go on at all (refused, expired),
 *    so that what Slack has taken is on record first.
 * 4. The channel is found, and looked through where a backup may have
 *    forgotten what was posted, before the first post.
 *
 * A `sending` that this process does not know of is one that a crash, or
 * another process, left behind: it is as much in doubt as an `unknown`.
 *
 * @param deliveries - the run's, in posting order.
 */
export function decideStep(
  run: Pick<DigestRun, 'expiresAt' | 'channelId' | 'lookFirst'>,
  deliveries: readonly LedgerEntry[],
  now: Date,
  timings: DigestTimings,
): Step {
  const mayDoubt = now <= later(run.expiresAt, DOUBT_LIFE_MS);
  const doubts = mayDoubt ? deliveries.filter(isInDoubt) : [];
  const due = doubts.find((doubt) => lookupTime(doubt, timings) <= now);
  if (due !== undefined) {
    return { kind: 'look', delivery: due };
  }
  const pending = deliveries.filter(({ state }) => state === 'pending');
  const fresh = doubts.find((doubt) => doubt.itemId === null || !isStuck(doubt, now, timings));
  if (fresh !== undefined) {
    return { kind: 'wait', until: lookupTime(fresh, timings) };
  }
  const rest = goOn(run, deliveries, pending, now, timings);
  // With nothing left but stuck doubts the run stays open for them.
  const [doubt, ...others] = doubts.map((one) => lookupTime(one, timings));
  if (doubt === undefined || rest.kind !== 'close') {
    return doubt !== undefined && rest.kind === 'wait'
      ? { kind: 'wait', until: earliest(rest.until, doubt, ...others) }
      : rest;
  }
  return { kind: 'wait', until: earliest(doubt, ...others) };
}

function goOn(
  run: Pick<DigestRun, 'expiresAt' | 'channelId' | 'lookFirst'>,
  deliveries: readonly LedgerEntry[],
  pending: readonly LedgerEntry[],
  now: Date,
  timings: DigestTimings,
): Step {
  if (!isFilled(pending)) {
    return { kind: 'close', ...endOf(deliveries) };
  }
  if (refusalOf(deliveries) !== null || deliveries[0]?.state === 'withdrawn') {
    return { kind: 'abandon', deliveries: pending };
  }
  if (now > run.expiresAt) {
    return { kind: 'expire', deliveries: pending };
  }
  if (run.channelId === null) {
    return { kind: 'find-channel' };
  }
  if (run.lookFirst) {
    return { kind: 'adopt' };
  }
  // One that is tried again after a quarter of an hour lets the others go first.
  const [first, ...others] = pending;
  const next =
    pending.find((delivery) => delivery.itemId === null || !isStuck(delivery, now, timings)) ??
    others.reduce((one, other) => (dueAt(other) < dueAt(one) ? other : one), first);
  return next.notBefore !== null && next.notBefore > now
    ? { kind: 'wait', until: earliest(next.notBefore, later(run.expiresAt, 1)) }
    : { kind: 'post', delivery: next };
}

const isFilled = (list: readonly LedgerEntry[]): list is readonly [LedgerEntry, ...LedgerEntry[]] =>
  list.length > 0;

const dueAt = ({ notBefore }: LedgerEntry) => notBefore?.getTime() ?? 0;

/** Not before the post has timed out and Slack has settled, nor before the last lookup's own term. */
function lookupTime(delivery: LedgerEntry, { postTimeoutMs, settleMs }: DigestTimings): Date {
  const settled = later(delivery.startedAt ?? new Date(0), postTimeoutMs + settleMs);
  return delivery.notBefore === null ? settled : latest(delivery.notBefore, settled);
}

/** Whether an item has been tried for so long that others should not wait for it. */
export function isStuck(
  { firstTriedAt }: LedgerEntry,
  now: Date,
  { alarmMs }: DigestTimings,
): boolean {
  return firstTriedAt !== null && later(firstTriedAt, alarmMs) <= now;
}

function endOf(deliveries: readonly LedgerEntry[]): {
  readonly state: 'done' | 'expired' | 'refused';
  readonly reason: string | null;
} {
  const refusal = refusalOf(deliveries);
  if (refusal !== null) {
    return { state: 'refused', reason: refusal };
  }
  const ranOut = deliveries.find(
    ({ state }) => state === 'expired' || state === 'unknown' || state === 'sending',
  );
  return ranOut === undefined
    ? { state: 'done', reason: null }
    : { state: 'expired', reason: ranOut.reason };
}

/** Slack's code where it refused the parent itself, its thread, or anything at all in this channel. */
function refusalOf([parent, ...others]: readonly LedgerEntry[]): string | null {
  if (parent?.state === 'dead') {
    return parent.reason?.replace(CHANNEL_REFUSED, '') ?? 'refused';
  }
  const dead = others.find(
    ({ state, reason }) =>
      state === 'dead' &&
      (THREAD_GONE.includes(reason ?? '') || reason?.startsWith(CHANNEL_REFUSED) === true),
  );
  return dead?.reason?.replace(CHANNEL_REFUSED, '') ?? null;
}
