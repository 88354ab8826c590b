import type { DigestRun, LedgerEntry } from '../../model/digest-run.ts';
import type { Hold } from '../../model/jobs.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { PauseHomeless } from '../pauses/pause-homeless.ts';
import { type AdoptPostedDeps, createAdoptPosted } from './adopt-posted.ts';
import { CHANNEL_REFUSED, decideStep, isStuck } from './decide-step.ts';
import { createFindRunChannel, type FindRunChannelDeps } from './find-run-channel.ts';
import { createLookUpDelivery, type LookUpDeps } from './look-up-delivery.ts';
import { placeOf } from './place-of.ts';
import { createPostDelivery, type PostDeliveryDeps } from './post-delivery.ts';
import type { TellOfRun } from './tell-of-run.ts';
import type { CallKind } from './throttle.ts';

export interface TakeStepDeps
  extends AdoptPostedDeps,
    FindRunChannelDeps,
    LookUpDeps,
    PostDeliveryDeps {
  readonly store: AdoptPostedDeps['store'] &
    FindRunChannelDeps['store'] &
    LookUpDeps['store'] &
    PostDeliveryDeps['store'] &
    Pick<DigestStore, 'closeRun'> &
    Pick<MadeDigestStore, 'madeDigest'>;
  readonly tellOfRun: TellOfRun;
  readonly pauseHomeless: Pick<PauseHomeless, 'afterRefusal'>;
  /** Hears of runs that told nothing. */
  readonly onRefused: (run: DigestRun) => void;
}

export type StepOutcome =
  /** Something was done: ask again. */
  | { readonly kind: 'stepped' }
  | { readonly kind: 'waiting'; readonly until: Date }
  | { readonly kind: 'closed'; readonly ledger: readonly LedgerEntry[] };

/** Builds what takes an open run one step further; `decideStep` says which. */
export function createTakeStep(
  deps: TakeStepDeps,
): (run: DigestRun, hold: Hold) => Promise<StepOutcome> {
  const { store, clock, events, throttle, timings, tellOfRun } = deps;
  const post = createPostDelivery(deps);
  const lookUp = createLookUpDelivery(deps);
  const adoptPosted = createAdoptPosted(deps);
  const findRunChannel = createFindRunChannel(deps);
  const stepped: StepOutcome = { kind: 'stepped' };

  return async (run, hold) => {
    const ledger = await store.ledger(run.id);
    const stopped = await whyStopped(run, ledger);
    if (stopped !== null) {
      await withdraw(run, ledger, stopped);
      return { kind: 'closed', ledger };
    }
    await tellOfStuck(run, ledger);
    const step = decideStep(run, ledger, clock.now(), timings);
    switch (step.kind) {
      case 'wait':
        return { kind: 'waiting', until: step.until };
      case 'close':
        await close(run, ledger, step);
        return { kind: 'closed', ledger };
      case 'expire':
        events.emit('run-expired', { digest: run.digest, run: run.id });
        await giveUp(step.deliveries, 'expired', 'the run expired');
        return stepped;
      case 'abandon':
        await giveUp(step.deliveries, 'dead', 'its run cannot be posted');
        return stepped;
      case 'find-channel':
        return findChannel(run, ledger);
      case 'adopt':
        return adopt(run, ledger);
      case 'look':
        return reach({ run, ledger, delivery: step.delivery, call: 'look-up' }, lookUp);
      case 'post':
        return reach({ run, ledger, delivery: step.delivery, call: 'post' }, (...delivery) =>
          post(...delivery, hold),
        );
    }
  };

  /**
   * A pause comes before the ledger's last word: killed in between, the run is closed again, and
   * nobody hears twice. All else comes after it: who is told may ask what became of the run.
   */
  async function close(
    run: DigestRun,
    ledger: readonly LedgerEntry[],
    {
      state,
      reason,
    }: { readonly state: 'done' | 'expired' | 'refused'; readonly reason: string | null },
  ): Promise<void> {
    const pauses =
      state === 'refused' && (await deps.pauseHomeless.afterRefusal(run, reason ?? ''));
    await store.closeRun(run.id, { state, reason, at: clock.now() });
    events.emit('run-ended', { digest: run.digest, run: run.id, state });
    if (state === 'refused') {
      deps.onRefused(run);
    }
    // The alert of a thread goes on in direct messages; of a pause people were told.
    const isKnown = pauses || (state === 'refused' && run.threadTs !== null);
    if (state !== 'done' && !isKnown) {
      await tellOfRun({ kind: state, run, ledger, reason });
    }
  }

  /** Who paused or deleted a digest does not want its next message; one that has begun is finished. */
  async function whyStopped(
    { digest }: DigestRun,
    ledger: readonly LedgerEntry[],
  ): Promise<'paused' | 'deleted' | null> {
    if (ledger.some(({ attempts }) => attempts > 0)) {
      return null;
    }
    const made = await store.madeDigest(digest);
    // Of one whose channel is gone the refusal that said so is being recorded.
    const isHomeless = made?.because === 'channel-archived' || made?.because === 'channel-gone';
    return made === undefined || made.state === 'active' || (made.state === 'paused' && isHomeless)
      ? null
      : made.state;
  }

  async function withdraw(
    run: DigestRun,
    ledger: readonly LedgerEntry[],
    reason: 'paused' | 'deleted',
  ): Promise<void> {
    // Closed first: killed in between, and brought back, it would end as done with nothing posted.
    await store.closeRun(run.id, { state: 'refused', reason, at: clock.now() });
    for (const entry of ledger) {
      await store.updateDelivery(entry, { state: 'withdrawn', reason });
    }
    events.emit('run-ended', { digest: run.digest, run: run.id, state: 'refused' });
  }

  async function tellOfStuck(run: DigestRun, ledger: readonly LedgerEntry[]): Promise<void> {
    const stuck = ledger.find(
      (entry) =>
        (entry.state === 'pending' || entry.state === 'unknown') &&
        isStuck(entry, clock.now(), timings),
    );
    if (stuck !== undefined) {
      await tellOfRun({ kind: 'stuck', run, ledger, reason: stuck.reason });
    }
  }

  /** What was tried keeps the reason that it met; the others get the run's. */
  async function giveUp(
    pending: readonly LedgerEntry[],
    state: 'expired' | 'dead',
    reason: string,
  ): Promise<void> {
    for (const entry of pending) {
      await store.updateDelivery(entry, { state, reason: entry.reason ?? reason });
    }
  }

  async function findChannel(run: DigestRun, ledger: readonly LedgerEntry[]): Promise<StepOutcome> {
    const outcome = await findRunChannel(run);
    if (outcome.kind === 'waiting') {
      return outcome;
    }
    if (outcome.kind === 'unknown') {
      const next = ledger.filter(({ state }) => state === 'pending').slice(0, 1);
      await giveUp(next, 'dead', `${CHANNEL_REFUSED}${outcome.code}`);
    }
    return stepped;
  }

  async function adopt(run: DigestRun, ledger: readonly LedgerEntry[]): Promise<StepOutcome> {
    if (run.channelId === null) {
      throw new Error(`The run ${run.id} has no channel to look through.`);
    }
    const freeAt = throttle.freeAt('look-up', null, clock.now());
    const until = freeAt > clock.now() ? freeAt : await adoptPosted(run, ledger, run.channelId);
    return until === null ? stepped : { kind: 'waiting', until };
  }

  interface Reached {
    readonly run: DigestRun;
    readonly ledger: readonly LedgerEntry[];
    readonly delivery: LedgerEntry;
    readonly call: CallKind;
  }

  async function reach(
    { run, ledger, delivery, call }: Reached,
    act: typeof lookUp,
  ): Promise<StepOutcome> {
    const place = placeOf(run, ledger, delivery);
    if (place === null) {
      throw new Error(`The delivery ${delivery.id} has no place to go to.`);
    }
    const freeAt = throttle.freeAt(call, place.channel, clock.now());
    if (freeAt > clock.now()) {
      return { kind: 'waiting', until: freeAt };
    }
    await act(run, delivery, place);
    return stepped;
  }
}
