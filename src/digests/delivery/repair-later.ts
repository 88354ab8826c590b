import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import { DAY_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import { type DeleteDoublesDeps, deleteDoubles, mayHaveDoubles } from './delete-doubles.ts';
import type { DigestTimings } from './timings.ts';

export interface RepairLaterDeps extends DeleteDoublesDeps {
  readonly clock: Clock;
  readonly events: Events;
  readonly timings: DigestTimings;
}

/** Runs are recalled for an hour and ten minutes after they were planned, and live for days at most. */
const MOST_RECALLED_MS = 8 * DAY_MS;

/** The closed runs that are still looked through for late doubles. */
export interface RepairLater {
  /**
   * Plans a lookup at once and one later, if anything of the run was posted more than once. A run
   * that was added before is known.
   */
  add(run: DigestRun, ledger: readonly LedgerEntry[]): void;
  /** Does what is due. @returns when the next one is due. */
  doDue(): Promise<Date | null>;
}

export function createRepairLater(deps: RepairLaterDeps): RepairLater {
  const { clock, events, timings } = deps;
  const planned = new Set<{ readonly run: DigestRun; readonly at: Date }>();
  /** Until when each would be recalled. */
  const known = new Map<string, number>();
  return {
    add: (run, ledger) => {
      if (mayHaveDoubles(ledger) && !known.has(run.id)) {
        known.set(run.id, clock.now().getTime() + MOST_RECALLED_MS);
        planned.add({ run, at: clock.now() });
        planned.add({ run, at: new Date(clock.now().getTime() + timings.repairMs) });
      }
    },
    doDue: async () => {
      for (const [id, until] of known) {
        if (until <= clock.now().getTime()) {
          known.delete(id);
        }
      }
      for (const repair of [...planned].filter(({ at }) => at <= clock.now())) {
        planned.delete(repair);
        try {
          await deleteDoubles(deps, repair.run);
        } catch (error) {
          events.emit('doubles-lookup-failed', { run: repair.run.id, error });
        }
      }
      const times = [...planned].map(({ at }) => at.getTime());
      return times.length === 0 ? null : new Date(Math.min(...times));
    },
  };
}
