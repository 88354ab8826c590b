import type { Clock } from '../../model/clock.ts';
import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import { later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { ChannelId, MessageTs } from '../../model/slack-ids.ts';
import type { DigestStore, ItemStore } from '../../store/store.ts';
import { CHANNEL_REFUSED } from './decide-step.ts';
import { withoutGone } from './leave-out-gone.ts';
import type { Poster, PostOutcome } from './poster.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface PostDeliveryDeps {
  readonly store: Pick<DigestStore, 'claimDelivery' | 'updateDelivery'> & Pick<ItemStore, 'item'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
  /** Names this process in the ledger. */
  readonly owner: string;
}

/** Where a message goes. */
export interface Place {
  readonly channel: ChannelId;
  /** Null for the parent and its parts. */
  readonly threadTs: MessageTs | null;
}

/**
 * Builds what posts one message, once: the claim is durable before Slack hears
 * of it, and what Slack said is written after. Whatever leaves doubt becomes
 * `unknown`; it is looked up before it is ever posted again. An exception
 * leaves the delivery `sending`, which is treated the same.
 */
export function createPostDelivery(deps: PostDeliveryDeps) {
  const { store, poster, clock, throttle, timings, owner } = deps;

  return async (run: DigestRun, pending: Delivery, place: Place): Promise<void> => {
    const message = await withoutGone(store, pending.message);
    if (message === null) {
      await store.updateDelivery(pending, { state: 'withdrawn', reason: 'left the archive' });
      return;
    }
    const claimed = await store.claimDelivery(pending, owner, clock.now());
    if (claimed === undefined) {
      return;
    }
    const outcome = await poster.post({
      ...place,
      runId: run.id,
      deliveryId: claimed.id,
      message,
    });
    throttle.holdChannel(place.channel, later(clock.now(), timings.paceMs));
    await record(deps, { run, delivery: claimed, place }, outcome);
  };
}

interface Posted {
  readonly run: DigestRun;
  readonly delivery: Delivery;
  readonly place: Place;
}

async function record(
  { store, clock, events, throttle, timings }: PostDeliveryDeps,
  { run, delivery, place }: Posted,
  outcome: PostOutcome,
): Promise<void> {
  const facts = { digest: run.digest, run: run.id, delivery: delivery.id, channel: run.channel };
  switch (outcome.kind) {
    case 'posted':
      await store.updateDelivery(delivery, { state: 'sent', ref: outcome.ref, reason: null });
      events.emit('delivery-sent', facts);
      return;
    case 'limited': {
      const until = later(clock.now(), outcome.retryAfterMs);
      throttle.holdChannel(place.channel, until);
      await store.updateDelivery(delivery, {
        state: 'pending',
        notBefore: until,
        reason: 'rate limited',
      });
      events.emit('delivery-limited', { ...facts, until });
      return;
    }
    case 'unknown':
      events.emit('delivery-unknown', { ...facts, reason: outcome.reason });
      await store.updateDelivery(delivery, { state: 'unknown', reason: outcome.reason });
      return;
    case 'refused':
      if (outcome.scope === 'workspace') {
        const until = later(clock.now(), timings.workspacePauseMs);
        throttle.holdWorkspace(until);
        events.emit('posting-paused', { ...facts, code: outcome.code, until });
        await store.updateDelivery(delivery, {
          state: 'pending',
          notBefore: until,
          reason: outcome.code,
        });
        return;
      }
      events.emit('delivery-refused', { ...facts, code: outcome.code, scope: outcome.scope });
      await store.updateDelivery(delivery, {
        state: 'dead',
        reason: outcome.scope === 'channel' ? `${CHANNEL_REFUSED}${outcome.code}` : outcome.code,
      });
  }
}
