import type { DigestRun } from '../../model/digest/digest-run.ts';
import { earliest, later, latest } from '../../model/duration.ts';
import type { Hold } from '../../model/jobs.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { ChannelTurns } from './channel-turns.ts';
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
  readonly store: Pick<DigestStore, 'openRuns' | 'run'>;
  readonly takeStep: (run: DigestRun, hold: Hold) => Promise<StepOutcome>;
  readonly turns: ChannelTurns;
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
 * 4. Channels in which nothing is open are given back last, by that reading.
 *
 * Where a channel was another replica's, the run is read once more: what was
 * read before it was ours may have been ended by the other.
 */
export function createTakeRound(deps: TakeRoundDeps): (signal: AbortSignal) => Promise<Round> {
  const { store, clock, timings, takeStep, turns, repairs, safely } = deps;
  /** Runs that have nothing to do before an instant. */
  const waits = new Map<string, Date>();
  /** Channels in which another replica posts. */
  const busy = new Map<string, Date>();

  return async (signal) => {
    const open = await store.openRuns();
    dropWaits(open);
    await Promise.all(firstPerChannel(open.filter(isReady)).map(stepRun));
    const repairAt = signal.aborted ? null : await repairs.doDue();
    const stillOpen = await store.openRuns();
    await turns.keepOnly(new Set(stillOpen.map(channelOf)));
    const goesOnAt = earliestOf(stillOpen.map(readyAt));
    const idle = later(clock.now(), timings.idleMs);
    return { goesOnAt, wakeAt: earliest(idle, goesOnAt ?? idle, repairAt ?? idle) };
  };

  function dropWaits(open: readonly DigestRun[]): void {
    const ids = new Set(open.map(({ id }) => id));
    for (const id of [...waits.keys()].filter((known) => !ids.has(known))) {
      waits.delete(id);
    }
    for (const [channel, until] of busy) {
      if (until <= clock.now()) {
        busy.delete(channel);
      }
    }
  }

  function readyAt(run: DigestRun): Date {
    const now = clock.now();
    return latest(waits.get(run.id) ?? now, busy.get(channelOf(run)) ?? now);
  }

  function isReady(run: DigestRun): boolean {
    return readyAt(run) <= clock.now();
  }

  async function stepRun(run: DigestRun): Promise<void> {
    const outcome = await safely(() => takeTurn(run), { digest: run.digest, run: run.id });
    if (outcome === 'not-ours') {
      return;
    }
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

  async function takeTurn(run: DigestRun): Promise<StepOutcome | 'not-ours'> {
    const turn = await turns.take(channelOf(run));
    if (turn.kind === 'busy') {
      busy.set(channelOf(run), turn.until);
      return 'not-ours';
    }
    if (!turn.isNew) {
      return takeStep(run, turn.hold);
    }
    const now = await store.run(run.id);
    return now?.state === 'posting' ? takeStep(now, turn.hold) : 'not-ours';
  }
}

/** The id, once it is known: two names may be one channel's. */
function channelOf({ channelId, channel }: DigestRun): string {
  return channelId ?? channel;
}

/** Runs of one channel are posted one after another, runs of different ones side by side. */
function firstPerChannel(runs: readonly DigestRun[]): readonly DigestRun[] {
  const first = new Map<string, DigestRun>();
  for (const run of runs) {
    const channel = channelOf(run);
    first.set(channel, first.get(channel) ?? run);
  }
  return [...first.values()];
}

function earliestOf([first, ...others]: readonly Date[]): Date | null {
  return first === undefined ? null : earliest(first, ...others);
}
