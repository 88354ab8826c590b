import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import { DAY_MS, later, latest } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { ChannelId } from '../../model/slack-ids.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { SKEW_MS } from './look-up-delivery.ts';
import type { PostedMark, Poster } from './poster.ts';
import { digestKey } from './run-ids.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface AdoptPostedDeps {
  readonly store: Pick<DigestStore, 'updateDelivery' | 'endLookFirst'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
}

/** A slot is caught up within a day and a half; what a month ago was posted is not looked for. */
const LOOK_BACK_MS = 31 * DAY_MS;
const POSTED_BEFORE = 'stands in the channel already';

/**
 * Builds what keeps a restored backup from posting again. It does not know what
 * was posted after it was made, so the channel is asked: messages of this very
 * run are taken over as sent; items that another run of the digest posted are
 * withdrawn. What is missing of the run is posted only where its list in the
 * channel names the same items.
 *
 * @returns until when to wait where Slack could not be asked; null when it was.
 */
export function createAdoptPosted(deps: AdoptPostedDeps) {
  const { store, poster, clock, events, throttle, timings } = deps;
  return async (
    run: DigestRun,
    ledger: readonly LedgerEntry[],
    channel: ChannelId,
  ): Promise<Date | null> => {
    const since = later(latest(run.from, later(run.slotAt, -LOOK_BACK_MS)), -SKEW_MS);
    const outcome = await poster.findPosted(channel, digestKey(run.digest), since);
    if (outcome.kind === 'limited') {
      const until = later(clock.now(), outcome.retryAfterMs);
      throttle.hold('look-up', until);
      return until;
    }
    if (outcome.kind === 'failed') {
      events.emit('adoption-failed', {
        digest: run.digest,
        run: run.id,
        reason: outcome.reason,
      });
      return later(clock.now(), timings.retryMs);
    }
    const { messages } = outcome;
    const ours = messages.filter(({ runId }) => runId === run.id);
    await (ours.some(({ itemId }) => itemId === null)
      ? adopt(store, ledger, ours)
      : withdraw(store, ledger, messages));
    await store.endLookFirst(run.id);
    if (messages.length > 0) {
      events.emit('run-adopted', {
        digest: run.digest,
        run: run.id,
        messages: messages.length,
      });
    }
    return null;
  };
}

type Ledger = Pick<DigestStore, 'updateDelivery'>;

async function adopt(
  store: Ledger,
  ledger: readonly LedgerEntry[],
  messages: readonly PostedMark[],
): Promise<void> {
  const lists = messages.filter(({ itemId }) => itemId === null);
  const isSameList = lists.some(({ deliveryId }) => deliveryId === ledger[0]?.id);
  const parts = ledger.filter(({ itemId }) => itemId === null);
  for (const entry of ledger.filter(({ state }) => state === 'pending')) {
    const posted =
      entry.itemId === null
        ? lists[parts.indexOf(entry)]
        : messages.find(({ itemId }) => itemId === entry.itemId);
    if (posted !== undefined) {
      await store.updateDelivery(entry, { state: 'sent', ref: posted.ref, reason: null });
    } else if (!isSameList) {
      await store.updateDelivery(entry, { state: 'withdrawn', reason: POSTED_BEFORE });
    }
  }
}

async function withdraw(
  store: Ledger,
  ledger: readonly LedgerEntry[],
  messages: readonly PostedMark[],
): Promise<void> {
  const told = new Set(messages.map(({ itemId }) => itemId));
  const items = ledger.filter(({ itemId }) => itemId !== null);
  const withdrawn = items.filter(({ itemId }) => told.has(itemId));
  // With nothing left to tell, the lists have nothing to say either.
  const gone = items.length > 0 && withdrawn.length === items.length ? ledger : withdrawn;
  for (const entry of gone.filter(({ state }) => state === 'pending')) {
    await store.updateDelivery(entry, { state: 'withdrawn', reason: POSTED_BEFORE });
  }
}
