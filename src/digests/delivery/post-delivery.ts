import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { PostOutcome } from '../../model/digest/post-outcome.ts';
import { later } from '../../model/duration.ts';
import type { Elapsed } from '../../model/elapsed.ts';
import type { Events } from '../../model/events/events.ts';
import type { Hold } from '../../model/jobs.ts';
import type { ChannelId, MessageTs, UserId } from '../../model/slack-ids.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import { CHANNEL_REFUSED } from './decide-step.ts';
import { LEFT, leaveOutGone } from './leave-out-gone.ts';
import type { Poster } from './poster.ts';
import { digestKey } from './run-ids.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface PostDeliveryDeps {
  readonly store: Pick<
    DigestStore,
    'claimDelivery' | 'updateDelivery' | 'delivery' | 'ledger' | 'keepChannel' | 'items'
  > &
    Pick<MadeDigestStore, 'madeDigest'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
  /** Names this process in the ledger. */
  readonly owner: string;
  readonly elapsed: Elapsed;
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
 *
 * Others look a `sending` up once the time of a post, counted from its claim, is over and Slack has
 * settled. So a post is only begun within that time, by a clock that counts a sleep, and only while
 * its channel is this replica's.
 */
export function createPostDelivery(deps: PostDeliveryDeps) {
  const { store, poster, clock, throttle, timings, owner, elapsed } = deps;

  return async (
    run: DigestRun,
    pending: LedgerEntry,
    place: Place,
    hold: Pick<Hold, 'isHeld'>,
  ): Promise<void> => {
    const delivery = await store.delivery(pending.id);
    if (delivery === undefined) {
      throw new Error(`The delivery ${pending.id} is gone from the ledger.`);
    }
    const message = await leaveOutGone(store, delivery);
    if (message === null) {
      await store.updateDelivery(pending, { state: 'withdrawn', reason: LEFT });
      return;
    }
    const claimedAt = elapsed();
    const claimed = await store.claimDelivery(pending, owner, clock.now());
    if (claimed === undefined) {
      return;
    }
    throttle.posted(clock.now());
    const outcome = await poster.post({
      ...place,
      mark: {
        digestKey: digestKey(run.digest),
        runId: run.id,
        deliveryId: claimed.id,
        itemId: claimed.itemId,
      },
      message,
      askedBy: await askedBy(store, run),
      mayBegin: () => hold.isHeld() && elapsed() - claimedAt < timings.postTimeoutMs,
    });
    throttle.holdChannel(place.channel, later(clock.now(), timings.paceMs));
    await record(deps, { run, delivery: claimed, place }, outcome);
  };
}

/** Who asked in the thread that a run answers in. */
async function askedBy(
  store: Pick<MadeDigestStore, 'madeDigest'>,
  { digest, threadTs }: DigestRun,
): Promise<UserId | null> {
  return threadTs === null ? null : ((await store.madeDigest(digest))?.made.owner ?? null);
}

interface Posted {
  readonly run: DigestRun;
  readonly delivery: LedgerEntry;
  readonly place: Place;
}

async function record(deps: PostDeliveryDeps, posted: Posted, outcome: PostOutcome): Promise<void> {
  const { store, clock, events, throttle } = deps;
  const { delivery, place } = posted;
  const facts = factsOf(posted);
  switch (outcome.kind) {
    case 'posted': {
      // Whatever others have made of it meanwhile: it stands there.
      const { id, attempts } = delivery;
      await store.updateDelivery(
        { id, attempts },
        { state: 'sent', ref: outcome.ref, reason: null },
      );
      events.emit('delivery-sent', facts);
      return;
    }
    case 'withheld':
      await store.updateDelivery(delivery, { state: 'pending', reason: null });
      events.emit('delivery-withheld', facts);
      return;
    case 'limited': {
      const until = later(clock.now(), outcome.retryAfterMs);
      throttle.limited(place.channel, clock.now(), until);
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
      await recordRefusal(deps, posted, outcome);
  }
}

async function recordRefusal(
  { store, clock, events, throttle, timings }: PostDeliveryDeps,
  posted: Posted,
  { code, scope }: Extract<PostOutcome, { readonly kind: 'refused' }>,
): Promise<void> {
  const { run, delivery } = posted;
  const facts = factsOf(posted);
  if (scope === 'workspace') {
    const until = later(clock.now(), timings.workspacePauseMs);
    throttle.holdWorkspace(until);
    events.emit('posting-paused', { ...facts, code, until });
    await store.updateDelivery(delivery, { state: 'pending', notBefore: until, reason: code });
    return;
  }
  if (scope === 'channel') {
    // The name may belong to another channel by now: the next run looks it up anew.
    await store.keepChannel(run.channel, null);
  }
  events.emit('delivery-refused', { ...facts, code, scope });
  await store.updateDelivery(delivery, {
    state: 'dead',
    reason: scope === 'channel' ? `${CHANNEL_REFUSED}${code}` : code,
  });
}

function factsOf({ run, delivery }: Posted) {
  return { digest: run.digest, run: run.id, delivery: delivery.id, channel: run.channel };
}
