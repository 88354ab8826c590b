import type { Hold, Job, Jobs, Taken } from '../../model/jobs.ts';
import { REPLICA } from '../../store/lease-store.ts';
import { createHeldLeases, type HeldLeasesDeps } from './held-leases.ts';
import { createRenewalFailures } from './renewal-failures.ts';

/** Two may fail before others take over. */
const BEAT_MS = 4_000;
/** Between two tries while the database cannot be reached. */
const RETRY_MS = 500;

/** The jobs of this replica, kept by a heartbeat from `begin` to `end`. */
export interface JobLeases extends Jobs {
  /** Shows the others that this replica lives. @throws as the store does. */
  begin(): Promise<void>;
  /**
   * Shows the others something for as long as this replica lives: the beginning of a lease's name, and
   * what follows in it, which nobody else would say. @throws as the store does.
   */
  show(sign: string): Promise<Taken>;
  /** Lets others have everything. Reports, and never throws. */
  end(): Promise<void>;
  /** Why nothing can be written to the database, as its heartbeat finds; null while it can. */
  trouble(): string | null;
}

/** Builds jobs over leases of the store, for one of several replicas. */
export function createJobLeases(deps: HeldLeasesDeps): JobLeases {
  const { clock, events, owner } = deps;
  const leases = createHeldLeases(deps);
  const failures = createRenewalFailures(events, clock);
  const ended = new AbortController();
  let beating: Promise<void> = Promise.resolve();
  let present: Hold | undefined;

  const show = (name: string) => leases.take({ name, purpose: 'sign' });

  const appear = async (): Promise<void> => {
    if (present?.lost.aborted !== false) {
      const taken = await show(`${REPLICA}${owner}`);
      present = taken.kind === 'held' ? taken.hold : present;
    }
  };

  const beat = async (): Promise<void> => {
    try {
      // Renewed first: where its own presence is lost, this replica appears anew.
      await leases.renew();
      await appear();
      failures.ended();
    } catch (error) {
      failures.failed(error);
    }
  };

  const keepBeating = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await clock.sleep(failures.areUnderWay() ? RETRY_MS : BEAT_MS, ended.signal);
      if (!ended.signal.aborted) {
        await beat();
      }
    }
  };

  return {
    isAlone: false,
    take: (job: Job, options = {}) => leases.take({ name: job, purpose: 'job', ...options }),
    show,
    presence: () => {
      if (present === undefined) {
        throw new Error('a replica was asked for its presence before it had begun');
      }
      return present;
    },
    begin: async () => {
      await appear();
      beating = keepBeating();
    },
    end: async () => {
      ended.abort();
      await beating;
      await leases.leaveAll();
    },
    trouble: () => failures.trouble(),
  };
}
