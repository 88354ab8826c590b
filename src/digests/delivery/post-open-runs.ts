import { later } from '../../model/duration.ts';
import type { Jobs } from '../../model/jobs.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { createChannelTurns } from './channel-turns.ts';
import { createRecallRepairs, type RecallRepairsDeps } from './recall-repairs.ts';
import { createRepairLater, type RepairLaterDeps } from './repair-later.ts';
import { createSafely } from './safely.ts';
import { createTakeRound, type Round } from './take-round.ts';
import { createTakeStep, type TakeStepDeps } from './take-step.ts';
import { createThrottle } from './throttle.ts';

export interface PostOpenRunsDeps
  extends Omit<TakeStepDeps, 'throttle' | 'store'>,
    Omit<RepairLaterDeps, 'store'>,
    Pick<RecallRepairsDeps, 'names'> {
  readonly store: TakeStepDeps['store'] &
    RepairLaterDeps['store'] &
    RecallRepairsDeps['store'] &
    Pick<DigestStore, 'openRuns' | 'run'>;
  readonly jobs: Jobs;
}

/** Posts what the ledger says is to be posted. */
export interface PostOpenRuns {
  /** Posts whatever is planned, as it is planned, until the signal aborts; then ends between two steps. */
  drive(signal: AbortSignal): Promise<void>;
  /** Resolves when no run is open any more, or the signal aborts. May run beside `drive`. */
  finish(signal: AbortSignal): Promise<void>;
  /**
   * Posts what can be posted now and waits for nothing. May run beside `drive`.
   *
   * @returns when a run that is still open goes on; null when none is open.
   */
  advance(signal: AbortSignal): Promise<Date | null>;
  /** Says that a run was planned, so that nobody sleeps longer. */
  nudge(): void;
}

/**
 * Builds what posts. It takes one round after another; the ledger is read anew
 * in each, so nothing is lost with the process.
 */
export function createPostOpenRuns(deps: PostOpenRunsDeps): PostOpenRuns {
  const { clock, timings } = deps;
  const safely = createSafely(deps.events);
  const repairs = createRepairLater(deps);
  const recallRepairs = createRecallRepairs({ ...deps, repairs });
  const takeStep = createTakeStep({ ...deps, throttle: createThrottle() });
  const turns = createChannelTurns(deps);
  const takeRound = oneAtATime(createTakeRound({ ...deps, takeStep, turns, repairs, safely }));
  const round = (signal: AbortSignal) => safely(() => takeRound(signal));
  let sleepers = new AbortController();

  return {
    drive: async (signal) => {
      // A process that was killed forgot which runs it meant to look through.
      await safely(recallRepairs);
      let recalledAt = clock.now();
      await loop(
        signal,
        () => false,
        async () => {
          // As did another replica, which may never come back.
          if (!deps.jobs.isAlone && clock.now() >= later(recalledAt, timings.repairMs)) {
            recalledAt = clock.now();
            await safely(recallRepairs);
          }
        },
      );
    },
    finish: (signal) => loop(signal, ({ goesOnAt }) => goesOnAt === null),
    advance,
    nudge: () => {
      sleepers.abort();
      sleepers = new AbortController();
    },
  };

  async function loop(
    signal: AbortSignal,
    isOver: (round: Round) => boolean,
    between: () => Promise<void> = async () => {},
  ): Promise<void> {
    while (!signal.aborted) {
      // Taken before the round: a nudge in the middle of it must not be slept over.
      const nudged = AbortSignal.any([signal, sleepers.signal]);
      const result = await round(signal);
      if (result !== undefined && isOver(result)) {
        return;
      }
      await between();
      const wakeAt = result?.wakeAt ?? later(clock.now(), timings.retryMs);
      const ms = wakeAt.getTime() - clock.now().getTime();
      if (ms > 0 && !signal.aborted) {
        await clock.sleep(Math.min(ms, timings.idleMs), nudged);
      }
    }
  }

  async function advance(signal: AbortSignal): Promise<Date | null> {
    let goesOnAt: Date | null = clock.now();
    while (!signal.aborted && goesOnAt !== null && goesOnAt <= clock.now()) {
      const result: Round | undefined = await round(signal);
      goesOnAt = result === undefined ? later(clock.now(), timings.retryMs) : result.goesOnAt;
    }
    return goesOnAt;
  }
}

/** `drive`, `finish` and `advance` may all go on together, but never two rounds. */
function oneAtATime<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (signal) => {
    const next = last.then(
      () => work(signal),
      () => work(signal),
    );
    last = next;
    return next;
  };
}
