import type { Clock } from '../../model/clock.ts';
import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import type { Log } from '../../model/log.ts';
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
  readonly log: Log;
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
    throttle.holdChannel(place.channel, after(clock.now(), timings.paceMs));
    await record(deps, { run, delivery: claimed, place }, outcome);
  };
}

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);

interface Posted {
  readonly run: DigestRun;
  readonly delivery: Delivery;
  readonly place: Place;
}

async function record(
  { store, clock, log, throttle, timings }: PostDeliveryDeps,
  { run, delivery, place }: Posted,
  outcome: PostOutcome,
): Promise<void> {
  const facts = { digest: run.digest, run: run.id, delivery: delivery.id, channel: run.channel };
  switch (outcome.kind) {
    case 'posted':
      await store.updateDelivery(delivery, { state: 'sent', ref: outcome.ref, reason: null });
      return;
    case 'limited': {
      const until = after(clock.now(), outcome.retryAfterMs);
      throttle.holdChannel(place.channel, until);
      await store.updateDelivery(delivery, {
        state: 'pending',
        notBefore: until,
        reason: 'rate limited',
      });
      return;
    }
    case 'unknown':
      log.warn('Slack left it open whether it took a message; it will be looked up.', {
        ...facts,
        reason: outcome.reason,
      });
      await store.updateDelivery(delivery, { state: 'unknown', reason: outcome.reason });
      return;
    case 'refused':
      if (outcome.scope === 'workspace') {
        const until = after(clock.now(), timings.workspacePauseMs);
        throttle.holdWorkspace(until);
        log.error('Slack refuses this app; digests pause.', {
          ...facts,
          code: outcome.code,
          until,
        });
        await store.updateDelivery(delivery, {
          state: 'pending',
          notBefore: until,
          reason: outcome.code,
        });
        return;
      }
      log.error('Slack refused a message of a digest for good.', {
        ...facts,
        code: outcome.code,
        scope: outcome.scope,
      });
      await store.updateDelivery(delivery, {
        state: 'dead',
        reason: outcome.scope === 'channel' ? `${CHANNEL_REFUSED}${outcome.code}` : outcome.code,
      });
  }
}
