import { randomUUID } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import { createElapsed } from '../../model/elapsed.ts';
import type { Events } from '../../model/events/events.ts';
import { aloneAtWork, type Jobs } from '../../model/jobs.ts';
import type { LeaseStore } from '../../store/lease-store.ts';
import { createJobLeases, type JobLeases } from './job-leases.ts';
import { newOwner } from './lease-owner.ts';
import { createSameFiles, nobodyElsesFiles, type SameFiles } from './same-files.ts';

/** What this replica does, of those that serve one database. */
export interface Duties {
  readonly jobs: Jobs;
  /** Names this replica in the ledger, and no other process that ever was. */
  readonly owner: string;
  /** Since when the replica that indexes has done so without a break; null where none does. */
  indexerSince(): Promise<Date | null>;
  /** Why nothing can be written to a database that is shared, as a sentence; null while it can. */
  trouble(): string | null;
  readonly sameFiles: SameFiles;
}

/** For a process that has its database to itself. */
export function allDuties(): Duties {
  return {
    jobs: aloneAtWork,
    // Not host name and process id, which two containers, or a restarted one, may have in common.
    owner: randomUUID(),
    indexerSince: async () => null,
    // Of a file the store's own probe tells.
    trouble: () => null,
    sameFiles: nobodyElsesFiles,
  };
}

export interface ShareDutiesDeps {
  readonly store: LeaseStore;
  readonly events: Events;
  /** The database's own time, wherever the app's clock is moved to. */
  readonly clock: Clock;
}

/** Builds the duties of one of several replicas; its jobs are to be begun and ended. */
export function shareDuties({
  store,
  events,
  clock,
}: ShareDutiesDeps): Duties & { readonly jobs: JobLeases } {
  const owner = newOwner();
  const jobs = createJobLeases({ store, clock, events, owner, elapsed: createElapsed() });
  return {
    owner,
    jobs,
    trouble: () => jobs.trouble(),
    sameFiles: createSameFiles({ jobs, store, clock, events, owner }),
    indexerSince: async () => {
      const [lease] = await store.leases('index', clock.now());
      return lease?.since ?? null;
    },
  };
}
