import type { DigestName } from '../../model/digest-definition.ts';
import type { DigestRun } from '../../model/digest-run.ts';
import { earliest, later } from '../../model/duration.ts';
import type { DigestStore } from '../../store/store.ts';
import { createRepairs } from './repair-later.ts';
import { createRunStep, type RunStepDeps } from './take-step.ts';
import { createThrottle } from './throttle.ts';

export interface RunnerDeps extends Omit<RunStepDeps, 'throttle' | 'store'> {
  readonly store: RunStepDeps['store'] & Pick<DigestStore, 'openRuns' | 'runs'>;
  /** Digests whose latest runs are looked through for late doubles when driving starts. */
  readonly names: () => readonly DigestName[];
}

/** Posts what the ledger says is to be posted. */
export interface Runner {
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

/** Runs of a digest that are recalled, and how long posting one may have taken. */
const RECALLED_RUNS = 3;
const RECALL_MS = 3_600_000;

/** What one round over all open runs found. */
interface Round {
  /** When a run that is still open goes on, now included; null when none is open. */
  readonly goesOnAt: Date | null;
  /** When there is something to do again. */
  readonly wakeAt: Date;
}

/**
 * Builds the runner. Every round takes one step for the oldest run of each
 * channel that has something to do; the ledger is read anew each time, so
 * nothing is lost with the process. A fault (a locked database, a poster that
 * throws) is logged and its run tried again later; the others go on.
 */
export function createRunner(deps: RunnerDeps): Runner {
  const { store, clock, events, timings } = deps;
  const step = createRunStep({ ...deps, throttle: createThrottle() });
  const repairs = createRepairs(deps);
  /** Runs that have nothing to do before an instant. */
  const waiting = new Map<string, Date>();
  let last: Promise<unknown> = Promise.resolve();
  let sleepers = new AbortController();

  return {
    drive: async (signal) => {
      await safely(recallRepairs);
      await loop(signal, () => false);
    },
    finish: (signal) => loop(signal, ({ goesOnAt }) => goesOnAt === null),
    advance,
    nudge,
  };

  function nudge(): void {
    sleepers.abort();
    sleepers = new AbortController();
  }

  async function loop(signal: AbortSignal, isOver: (round: Round) => boolean): Promise<void> {
    while (!signal.aborted) {
      const nudged = AbortSignal.any([signal, sleepers.signal]);
      const result = await oneAtATime(() => safely(() => round(signal)));
      if (result !== undefined && isOver(result)) {
        return;
      }
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
      const result: Round | undefined = await oneAtATime(() => safely(() => round(signal)));
      goesOnAt = result === undefined ? later(clock.now(), timings.retryMs) : result.goesOnAt;
    }
    return goesOnAt;
  }

  /** These may all go on together, but never two rounds. */
  function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work);
    last = next;
    return next;
  }

  async function safely<T>(
    work: () => Promise<T>,
    facts: { readonly digest?: string; readonly run?: string } = {},
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      events.emit('posting-failed', { error, ...facts });
      return undefined;
    }
  }

  async function round(signal: AbortSignal): Promise<Round> {
    const open = await store.openRuns();
    const ids = new Set(open.map(({ id }) => id));
    for (const id of [...waiting.keys()].filter((known) => !ids.has(known))) {
      waiting.delete(id);
    }
    await Promise.all(
      [...firstPerChannel(open, (run) => isReady(run)).values()].map((run) => stepRun(run)),
    );
    const repairAt = signal.aborted ? null : await repairs.doDue();
    const still = await store.openRuns();
    const goesOnAt = earliestOf(still.map(({ id }) => waiting.get(id) ?? clock.now()));
    const idle = later(clock.now(), timings.idleMs);
    return {
      goesOnAt,
      wakeAt: earliest(idle, goesOnAt ?? idle, repairAt ?? idle),
    };
  }

  /** A process that was killed forgot which runs it meant to look through. */
  async function recallRepairs(): Promise<void> {
    const since = clock.now().getTime() - timings.repairMs - RECALL_MS;
    for (const name of deps.names()) {
      for (const run of await store.runs(name, RECALLED_RUNS)) {
        if (run.state !== 'posting' && run.plannedAt.getTime() >= since) {
          repairs.add(run, await store.deliveries(run.id));
        }
      }
    }
  }

  function isReady({ id }: DigestRun): boolean {
    const until = waiting.get(id);
    return until === undefined || until <= clock.now();
  }

  async function stepRun(run: DigestRun): Promise<void> {
    const outcome = await safely(() => step(run), { digest: run.digest, run: run.id });
    if (outcome === undefined) {
      waiting.set(run.id, later(clock.now(), timings.retryMs));
      return;
    }
    waiting.delete(run.id);
    if (outcome.kind === 'waiting') {
      waiting.set(run.id, outcome.until);
    } else if (outcome.kind === 'closed') {
      repairs.add(run, outcome.deliveries);
    }
  }
}

/** Runs of one channel are posted one after another, runs of different ones side by side. */
function firstPerChannel(
  runs: readonly DigestRun[],
  isReady: (run: DigestRun) => boolean,
): ReadonlyMap<string, DigestRun> {
  const first = new Map<string, DigestRun>();
  for (const run of runs.filter(isReady)) {
    const channel = run.channelId ?? run.channel;
    first.set(channel, first.get(channel) ?? run);
  }
  return first;
}

function earliestOf([first, ...others]: readonly Date[]): Date | null {
  return first === undefined ? null : earliest(first, ...others);
}
