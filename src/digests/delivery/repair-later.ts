import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import { type DeleteDoublesDeps, deleteDoubles, mayHaveDoubles } from './delete-doubles.ts';
import type { DigestTimings } from './timings.ts';

export interface RepairLaterDeps extends DeleteDoublesDeps {
  readonly clock: Clock;
  readonly events: Events;
  readonly timings: DigestTimings;
}

/** The closed runs that are still looked through for late doubles. */
export interface RepairLater {
  /** Plans a lookup at once and one later, if anything of the run was posted more than once. */
  add(run: DigestRun, ledger: readonly LedgerEntry[]): void;
  /** Does what is due. @returns when the next one is due. */
  doDue(): Promise<Date | null>;
}

export function createRepairLater(deps: RepairLaterDeps): RepairLater {
  const { clock, events, timings } = deps;
  const planned = new Set<{ readonly run: DigestRun; readonly at: Date }>();
  return {
    add: (run, ledger) => {
      if (mayHaveDoubles(ledger)) {
        planned.add({ run, at: clock.now() });
        planned.add({ run, at: new Date(clock.now().getTime() + timings.repairMs) });
      }
    },
    doDue: async () => {
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
