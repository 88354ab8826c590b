import type { DigestRun } from '../../model/digest-run.ts';
import { earliest, later } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { RepairLater } from './repair-later.ts';
import type { Safely } from './safely.ts';
import type { StepOutcome, TakeStepDeps } from './take-step.ts';

/** What one round over all open runs found. */
export interface Round {
  /** When a run that is still open goes on, now included; null when none is open. */
  readonly goesOnAt: Date | null;
  /** When there is something to do again. */
  readonly wakeAt: Date;
}

export interface TakeRoundDeps extends Pick<TakeStepDeps, 'clock' | 'timings'> {
  readonly store: Pick<DigestStore, 'openRuns'>;
  readonly takeStep: (run: DigestRun) => Promise<StepOutcome>;
  readonly repairs: RepairLater;
  readonly safely: Safely;
}

/**
 * Builds one round: a step for the oldest run of each channel that has
 * something to do. Its order matters:
 *
 * 1. Waits of runs that are no longer open are dropped first, or they would
 *    pile up for as long as the process lives.
 * 2. Steps come before repairs, since a message that is due is late with each
 *    second, and a double is not; and since a run that closes now has its first
 *    look for doubles in this very round.
 * 3. Open runs are read again at the end: steps closed some, and other
 *    processes may have planned more. What was read before the steps would let
 *    `finish` believe that a closed run is open, or sleep through a new one.
 */
export function createTakeRound(deps: TakeRoundDeps): (signal: AbortSignal) => Promise<Round> {
  const { store, clock, timings, takeStep, repairs, safely } = deps;
  /** Runs that have nothing to do before an instant. */
  const waits = new Map<string, Date>();

  return async (signal) => {
    const open = await store.openRuns();
    dropWaits(open);
    await Promise.all(firstPerChannel(open.filter(isReady)).map(stepRun));
    const repairAt = signal.aborted ? null : await repairs.doDue();
    const goesOnAt = earliestOf((await store.openRuns()).map(readyAt));
    const idle = later(clock.now(), timings.idleMs);
    return { goesOnAt, wakeAt: earliest(idle, goesOnAt ?? idle, repairAt ?? idle) };
  };

  function dropWaits(open: readonly DigestRun[]): void {
    const ids = new Set(open.map(({ id }) => id));
    for (const id of [...waits.keys()].filter((known) => !ids.has(known))) {
      waits.delete(id);
    }
  }

  function readyAt({ id }: DigestRun): Date {
    return waits.get(id) ?? clock.now();
  }

  function isReady(run: DigestRun): boolean {
    return readyAt(run) <= clock.now();
  }

  async function stepRun(run: DigestRun): Promise<void> {
    const outcome = await safely(() => takeStep(run), { digest: run.digest, run: run.id });
    if (outcome === undefined) {
      waits.set(run.id, later(clock.now(), timings.retryMs));
      return;
    }
    waits.delete(run.id);
    if (outcome.kind === 'waiting') {
      waits.set(run.id, outcome.until);
    } else if (outcome.kind === 'closed') {
      repairs.add(run, outcome.ledger);
    }
  }
}

/** Runs of one channel are posted one after another, runs of different ones side by side. */
function firstPerChannel(runs: readonly DigestRun[]): readonly DigestRun[] {
  const first = new Map<string, DigestRun>();
  for (const run of runs) {
    const channel = run.channelId ?? run.channel;
    first.set(channel, first.get(channel) ?? run);
  }
  return [...first.values()];
}

function earliestOf([first, ...others]: readonly Date[]): Date | null {
  return first === undefined ? null : earliest(first, ...others);
}
