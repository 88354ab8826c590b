import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { PauseHomeless } from '../pauses/pause-homeless.ts';
import type { Step } from './decide-step.ts';
import type { TellOfRun } from './tell-of-run.ts';

export interface CloseRunDeps {
  readonly store: Pick<DigestStore, 'closeRun'>;
  readonly clock: Clock;
  readonly events: Events;
  readonly tellOfRun: TellOfRun;
  readonly pauseHomeless: Pick<PauseHomeless, 'afterRefusal'>;
  /** Hears of runs that told nothing. */
  readonly onRefused: (run: DigestRun) => void;
}

type RunEnd = Pick<Extract<Step, { readonly kind: 'close' }>, 'state' | 'reason'>;

/**
 * Builds what ends a run, and tells whom it concerns.
 *
 * A pause comes before the ledger's last word: killed in between, the run is closed again, and
 * nobody hears twice. All else comes after it: who is told may ask what became of the run.
 */
export function createCloseRun(
  deps: CloseRunDeps,
): (run: DigestRun, ledger: readonly LedgerEntry[], end: RunEnd) => Promise<void> {
  const { store, clock, events, tellOfRun, pauseHomeless, onRefused } = deps;
  return async (run, ledger, { state, reason }) => {
    const pauses = state === 'refused' && (await pauseHomeless.afterRefusal(run, reason ?? ''));
    await store.closeRun(run.id, { state, reason, at: clock.now() });
    events.emit('run-ended', { digest: run.digest, run: run.id, state });
    if (state === 'refused') {
      onRefused(run);
    }
    // The alert of a thread goes on in direct messages; of a pause people were told.
    const isKnown = pauses || (state === 'refused' && run.threadTs !== null);
    if (state !== 'done' && !isKnown) {
      await tellOfRun({ kind: state, run, ledger, reason });
    }
  };
}
