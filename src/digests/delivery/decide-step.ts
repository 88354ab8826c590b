import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import { DAY_MS, earliest, later } from '../../model/duration.ts';
import type { DigestTimings } from './timings.ts';

/** The one thing to do next for a run, or until when there is nothing to do. */
export type Step =
  | { readonly kind: 'close'; readonly state: 'done' | 'expired' | 'refused' }
  /** The run's time is over: these will not be posted. */
  | { readonly kind: 'expire'; readonly deliveries: readonly Delivery[] }
  /** The parent was refused or withdrawn, so its thread has no place for these. */
  | { readonly kind: 'abandon'; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'find-channel' }
  | { readonly kind: 'post'; readonly delivery: Delivery }
  | { readonly kind: 'look'; readonly delivery: Delivery }
  | { readonly kind: 'wait'; readonly until: Date };

/** Starts the reason of a delivery whose refusal holds for everything in the channel. */
export const CHANNEL_REFUSED = 'channel refused: ';

/** After a run's end its doubts are still looked into for a day. */
const DOUBT_LIFE_MS = DAY_MS;

const isInDoubt = ({ state }: Delivery) => state === 'unknown' || state === 'sending';

/**
 * Decides what a run needs, from the ledger alone, so that a process which was
 * killed anywhere goes on where it stopped.
 *
 * In order: what is in doubt is looked up first, once Slack can be expected to
 * have settled; then the next message is posted, the parent before its items.
 * A `sending` that this process does not know of is one that a crash, or
 * another process, left behind: it is as much in doubt as an `unknown`.
 *
 * @param deliveries - the run's, in posting order.
 */
export function nextStep(
  run: Pick<DigestRun, 'expiresAt' | 'channelId'>,
  deliveries: readonly Delivery[],
  now: Date,
  timings: DigestTimings,
): Step {
  const doubt = deliveries.find((delivery) => isInDoubt(delivery));
  const pending = deliveries.filter(({ state }) => state === 'pending');
  if (doubt !== undefined && now <= later(run.expiresAt, DOUBT_LIFE_MS)) {
    const lookAt = lookupTime(doubt, timings);
    if (lookAt <= now) {
      return { kind: 'look', delivery: doubt };
    }
    const goOn = doubt.itemId !== null && isStuck(doubt, now, timings) && pending.length > 0;
    if (!goOn) {
      return { kind: 'wait', until: lookAt };
    }
  }
  const [next] = pending;
  if (next === undefined) {
    return { kind: 'close', state: finalState(deliveries) };
  }
  if (isRefused(deliveries) || deliveries[0]?.state === 'withdrawn') {
    return { kind: 'abandon', deliveries: pending };
  }
  if (now > run.expiresAt) {
    return { kind: 'expire', deliveries: pending };
  }
  if (run.channelId === null) {
    return { kind: 'find-channel' };
  }
  return next.notBefore !== null && next.notBefore > now
    ? { kind: 'wait', until: earliest(next.notBefore, later(run.expiresAt, 1)) }
    : { kind: 'post', delivery: next };
}

/** Not before the post has timed out and Slack has settled, nor before the last lookup's own term. */
function lookupTime(delivery: Delivery, { postTimeoutMs, settleMs }: DigestTimings): Date {
  const settled = later(delivery.startedAt ?? new Date(0), postTimeoutMs + settleMs);
  return delivery.notBefore !== null && delivery.notBefore > settled ? delivery.notBefore : settled;
}

/** Whether a delivery has been in doubt for so long that others should not wait for it. */
export function isStuck({ startedAt }: Delivery, now: Date, { alarmMs }: DigestTimings): boolean {
  return startedAt !== null && later(startedAt, alarmMs) <= now;
}

function finalState(deliveries: readonly Delivery[]): 'done' | 'expired' | 'refused' {
  if (isRefused(deliveries)) {
    return 'refused';
  }
  const ranOut = ({ state }: Delivery) =>
    state === 'expired' || state === 'unknown' || state === 'sending';
  return deliveries.some(ranOut) ? 'expired' : 'done';
}

/** Slack refused the parent itself, or anything at all in this channel. */
function isRefused(deliveries: readonly Delivery[]): boolean {
  return (
    deliveries[0]?.state === 'dead' ||
    deliveries.some(
      ({ state, reason }) => state === 'dead' && reason?.startsWith(CHANNEL_REFUSED) === true,
    )
  );
}
