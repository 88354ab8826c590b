import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Hold } from '../../model/jobs.ts';
import { type AdoptPostedDeps, createAdoptPosted } from './adopt-posted.ts';
import { CHANNEL_REFUSED, type Step } from './decide-step.ts';
import { createFindRunChannel, type FindRunChannelDeps } from './find-run-channel.ts';
import { giveUp } from './give-up.ts';
import { createLookUpDelivery, type LookUpDeps } from './look-up-delivery.ts';
import { placeOf } from './place-of.ts';
import { createPostDelivery, type Place, type PostDeliveryDeps } from './post-delivery.ts';
import type { CallKind } from './throttle.ts';

export interface AskWhenFreeDeps
  extends AdoptPostedDeps,
    FindRunChannelDeps,
    LookUpDeps,
    PostDeliveryDeps {
  readonly store: AdoptPostedDeps['store'] &
    FindRunChannelDeps['store'] &
    LookUpDeps['store'] &
    PostDeliveryDeps['store'];
}

/** A step for which Slack is asked something. */
export type Asking = Extract<Step, { readonly kind: 'find-channel' | 'adopt' | 'look' | 'post' }>;

interface OpenRun {
  readonly run: DigestRun;
  readonly ledger: readonly LedgerEntry[];
  readonly hold: Hold;
}

/**
 * Builds what takes a step for which Slack is asked, unless Slack wants to be left alone for now.
 *
 * @returns when to ask again; null where it was asked.
 */
export function createAskWhenFree(deps: AskWhenFreeDeps) {
  const post = createPostDelivery(deps);
  const lookUp = createLookUpDelivery(deps);
  const adopt = createAdoptWhenFree(deps);
  const findChannel = createFindChannelOrGiveUp(deps);
  return async (step: Asking, { run, ledger, hold }: OpenRun): Promise<Date | null> => {
    switch (step.kind) {
      case 'find-channel':
        return findChannel(run, ledger);
      case 'adopt':
        return adopt(run, ledger);
      case 'look':
      case 'post': {
        const { kind, delivery } = step;
        const place = whereTo(run, ledger, delivery);
        const until = waitFor(deps, kind === 'look' ? 'look-up' : 'post', place);
        if (until === null) {
          await (kind === 'look' ? lookUp(run, delivery, place) : post(run, delivery, place, hold));
        }
        return until;
      }
    }
  };
}

function waitFor(
  { throttle, clock }: Pick<AskWhenFreeDeps, 'throttle' | 'clock'>,
  call: CallKind,
  place: Place | null,
): Date | null {
  const freeAt = throttle.freeAt(call, place?.channel ?? null, clock.now());
  return freeAt > clock.now() ? freeAt : null;
}

function whereTo(run: DigestRun, ledger: readonly LedgerEntry[], delivery: LedgerEntry): Place {
  const place = placeOf(run, ledger, delivery);
  if (place === null) {
    throw new Error(`The delivery ${delivery.id} has no place to go to.`);
  }
  return place;
}

function createFindChannelOrGiveUp(deps: AskWhenFreeDeps) {
  const findRunChannel = createFindRunChannel(deps);
  return async (run: DigestRun, ledger: readonly LedgerEntry[]): Promise<Date | null> => {
    const outcome = await findRunChannel(run);
    if (outcome.kind === 'waiting') {
      return outcome.until;
    }
    if (outcome.kind === 'unknown') {
      const next = ledger.filter(({ state }) => state === 'pending').slice(0, 1);
      const reason = `${CHANNEL_REFUSED}${outcome.code}`;
      await giveUp(deps.store, next, { state: 'dead', reason });
    }
    return null;
  };
}

function createAdoptWhenFree(deps: AskWhenFreeDeps) {
  const adoptPosted = createAdoptPosted(deps);
  return async (run: DigestRun, ledger: readonly LedgerEntry[]): Promise<Date | null> => {
    if (run.channelId === null) {
      throw new Error(`The run ${run.id} has no channel to look through.`);
    }
    return waitFor(deps, 'look-up', null) ?? adoptPosted(run, ledger, run.channelId);
  };
}
