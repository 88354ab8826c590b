import type { Clock } from '../../model/clock.ts';
import type { DigestName } from '../../model/digest/digest-definition.ts';
import { HOUR_MS } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { RepairLater } from './repair-later.ts';
import type { DigestTimings } from './timings.ts';

export interface RecallRepairsDeps {
  readonly store: Pick<DigestStore, 'runs' | 'ledger'>;
  readonly clock: Clock;
  readonly timings: DigestTimings;
  readonly repairs: RepairLater;
  /** Digests whose latest runs are looked through. */
  readonly names: () => Promise<readonly DigestName[]>;
}

/** Runs of a digest that are recalled, and how long posting one may have taken. */
const RECALLED_RUNS = 3;
const RECALL_MS = HOUR_MS;

/** Builds what remembers, when a process starts, the closed runs that may still have late doubles. */
export function createRecallRepairs(deps: RecallRepairsDeps): () => Promise<void> {
  const { store, clock, timings, repairs, names } = deps;
  return async () => {
    const since = clock.now().getTime() - timings.repairMs - RECALL_MS;
    for (const name of await names()) {
      for (const run of await store.runs(name, RECALLED_RUNS)) {
        if (run.state !== 'posting' && run.plannedAt.getTime() >= since) {
          repairs.add(run, await store.ledger(run.id));
        }
      }
    }
  };
}
