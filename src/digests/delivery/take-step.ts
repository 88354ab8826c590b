import type { Clock } from '../../model/clock.ts';
import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import { later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore, ItemStore } from '../../store/store.ts';
import { CHANNEL_REFUSED, nextStep } from './decide-step.ts';
import { createLookUpDelivery } from './look-up-delivery.ts';
import { placeOf } from './place-of.ts';
import { createPostDelivery } from './post-delivery.ts';
import type { Poster } from './poster.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface RunStepDeps {
  readonly store: Pick<
    DigestStore,
    'deliveries' | 'claimDelivery' | 'updateDelivery' | 'setRunChannel' | 'closeRun'
  > &
    Pick<ItemStore, 'item'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
  readonly owner: string;
}

export type StepOutcome =
  /** Something was done: ask again. */
  | { readonly kind: 'stepped' }
  | { readonly kind: 'waiting'; readonly until: Date }
  | { readonly kind: 'closed'; readonly deliveries: readonly Delivery[] };

/** Builds what takes an open run one step further; `nextStep` says which. */
export function createRunStep(deps: RunStepDeps): (run: DigestRun) => Promise<StepOutcome> {
  const { store, clock, events, throttle, timings } = deps;
  const post = createPostDelivery(deps);
  const lookUp = createLookUpDelivery(deps);
  const stepped: StepOutcome = { kind: 'stepped' };

  return async (run) => {
    const deliveries = await store.deliveries(run.id);
    const step = nextStep(run, deliveries, clock.now(), timings);
    switch (step.kind) {
      case 'wait':
        return { kind: 'waiting', until: step.until };
      case 'close':
        await store.closeRun(run.id, step.state);
        events.emit('run-ended', { digest: run.digest, run: run.id, state: step.state });
        return { kind: 'closed', deliveries };
      case 'expire':
        events.emit('run-expired', { digest: run.digest, run: run.id });
        await giveUp(step.deliveries, 'expired', 'the run expired');
        return stepped;
      case 'abandon':
        await giveUp(step.deliveries, 'dead', 'its run cannot be posted');
        return stepped;
      case 'find-channel':
        return findChannel(run, deliveries);
      case 'look':
        return reach(run, deliveries, step.delivery, lookUp);
      case 'post':
        return reach(run, deliveries, step.delivery, post);
    }
  };

  async function giveUp(
    pending: readonly Delivery[],
    state: 'expired' | 'dead',
    reason: string,
  ): Promise<void> {
    for (const delivery of pending) {
      await store.updateDelivery(delivery, { state, reason });
    }
  }

  async function findChannel(
    run: DigestRun,
    deliveries: readonly Delivery[],
  ): Promise<StepOutcome> {
    const outcome = await deps.poster.channelId(run.channel);
    switch (outcome.kind) {
      case 'channel':
        await store.setRunChannel(run.id, outcome.id);
        return stepped;
      case 'failed':
        events.emit('channel-lookup-failed', {
          digest: run.digest,
          channel: run.channel,
          reason: outcome.reason,
        });
        return { kind: 'waiting', until: later(clock.now(), timings.retryMs) };
      case 'unknown-channel': {
        events.emit('channel-not-found', {
          digest: run.digest,
          channel: run.channel,
        });
        const next = deliveries.filter(({ state }) => state === 'pending').slice(0, 1);
        await giveUp(next, 'dead', `${CHANNEL_REFUSED}unknown channel`);
        return stepped;
      }
    }
  }

  async function reach(
    run: DigestRun,
    deliveries: readonly Delivery[],
    delivery: Delivery,
    act: typeof post,
  ): Promise<StepOutcome> {
    const place = placeOf(run, deliveries, delivery);
    if (place === null) {
      throw new Error(`The delivery ${delivery.id} has no place to go to.`);
    }
    const freeAt = throttle.freeAt(place.channel);
    if (freeAt > clock.now()) {
      return { kind: 'waiting', until: freeAt };
    }
    await act(run, delivery, place);
    return stepped;
  }
}
