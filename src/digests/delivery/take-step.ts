import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Hold } from '../../model/jobs.ts';
import { type AskWhenFreeDeps, createAskWhenFree } from './ask-when-free.ts';
import { type CloseRunDeps, createCloseRun } from './close-run.ts';
import { decideStep, isStuck } from './decide-step.ts';
import { giveUp } from './give-up.ts';
import { createWithdrawUnwanted, type WithdrawUnwantedDeps } from './withdraw-unwanted.ts';

export interface TakeStepDeps extends AskWhenFreeDeps, CloseRunDeps, WithdrawUnwantedDeps {
  readonly store: AskWhenFreeDeps['store'] & CloseRunDeps['store'] & WithdrawUnwantedDeps['store'];
}

export type StepOutcome =
  /** Something was done: ask again. */
  | { readonly kind: 'stepped' }
  | { readonly kind: 'waiting'; readonly until: Date }
  | { readonly kind: 'closed'; readonly ledger: readonly LedgerEntry[] };

/**
 * Builds what takes an open run one step further; `decideStep` says which. Before that it is asked
 * whether anybody still wants the run, or a message to a paused digest would be posted first.
 */
export function createTakeStep(
  deps: TakeStepDeps,
): (run: DigestRun, hold: Hold) => Promise<StepOutcome> {
  const { store, clock, events, timings } = deps;
  const withdrawUnwanted = createWithdrawUnwanted(deps);
  const closeRun = createCloseRun(deps);
  const askWhenFree = createAskWhenFree(deps);

  return async (run, hold) => {
    const ledger = await store.ledger(run.id);
    if (await withdrawUnwanted(run, ledger)) {
      return { kind: 'closed', ledger };
    }
    await tellOfStuck(deps, run, ledger);
    const step = decideStep(run, ledger, clock.now(), timings);
    switch (step.kind) {
      case 'wait':
        return { kind: 'waiting', until: step.until };
      case 'close':
        await closeRun(run, ledger, step);
        return { kind: 'closed', ledger };
      case 'expire':
        events.emit('run-expired', { digest: run.digest, run: run.id });
        await giveUp(store, step.deliveries, { state: 'expired', reason: 'the run expired' });
        return { kind: 'stepped' };
      case 'abandon':
        await giveUp(store, step.deliveries, {
          state: 'dead',
          reason: 'its run cannot be posted',
        });
        return { kind: 'stepped' };
      case 'find-channel':
      case 'adopt':
      case 'look':
      case 'post': {
        const until = await askWhenFree(step, { run, ledger, hold });
        return until === null ? { kind: 'stepped' } : { kind: 'waiting', until };
      }
    }
  };
}

async function tellOfStuck(
  { clock, timings, tellOfRun }: Pick<TakeStepDeps, 'clock' | 'timings' | 'tellOfRun'>,
  run: DigestRun,
  ledger: readonly LedgerEntry[],
): Promise<void> {
  const stuck = ledger.find(
    (entry) =>
      (entry.state === 'pending' || entry.state === 'unknown') &&
      isStuck(entry, clock.now(), timings),
  );
  if (stuck !== undefined) {
    await tellOfRun({ kind: 'stuck', run, ledger, reason: stuck.reason });
  }
}
