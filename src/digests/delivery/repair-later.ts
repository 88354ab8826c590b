import type { Clock } from '../../model/clock.ts';
import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import { mayHaveDoubles, type RepairDeps, repairRun } from './delete-doubles.ts';
import type { DigestTimings } from './timings.ts';

export interface RepairsDeps extends RepairDeps {
  readonly clock: Clock;
  readonly events: Events;
  readonly timings: DigestTimings;
}

/** The closed runs that are still looked through for late doubles. */
export interface Repairs {
  /** Plans a lookup at once and one later, if anything of the run was posted more than once. */
  add(run: DigestRun, deliveries: readonly Delivery[]): void;
  /** Does what is due. @returns when the next one is due. */
  doDue(): Promise<Date | null>;
}

export function createRepairs(deps: RepairsDeps): Repairs {
  const { clock, events, timings } = deps;
  const planned = new Set<{ readonly run: DigestRun; readonly at: Date }>();
  return {
    add: (run, deliveries) => {
      if (mayHaveDoubles(deliveries)) {
        planned.add({ run, at: clock.now() });
        planned.add({ run, at: new Date(clock.now().getTime() + timings.repairMs) });
      }
    },
    doDue: async () => {
      for (const repair of [...planned].filter(({ at }) => at <= clock.now())) {
        planned.delete(repair);
        try {
          await repairRun(deps, repair.run);
        } catch (error) {
          events.emit('doubles-lookup-failed', { run: repair.run.id, error });
        }
      }
      const times = [...planned].map(({ at }) => at.getTime());
      return times.length === 0 ? null : new Date(Math.min(...times));
    },
  };
}
