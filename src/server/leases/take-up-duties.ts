import type { Events } from '../../model/events/events.ts';
import type { LeaseStore } from '../../store/lease-store.ts';
import { awaitDatabase } from '../await-database.ts';
import { clockOf, type MayBeReplica } from '../clock-of.ts';
import type { Stops } from '../stops.ts';
import { allDuties, type Duties, shareDuties } from './duties.ts';
import { holdWriterLease, type LeaseRequest } from './writer-lease.ts';

export interface TakeUpDutiesDeps {
  readonly store: LeaseStore & MayBeReplica;
  readonly events: Events;
  readonly stops: Pick<Stops, 'add'>;
}

export interface TakenUp {
  readonly duties: Duties;
  /** Aborts when this process must end: another took its database over. Never, where it is shared. */
  readonly failed: AbortSignal;
}

/**
 * Begins what this process does of a server's work: all of it, once it is the only one that writes to
 * its file; or its share, as soon as the database takes it, where that is there for several.
 *
 * @throws as `holdWriterLease`, or as `awaitDatabase`.
 */
export async function takeUpDuties(
  { store, events, stops }: TakeUpDutiesDeps,
  request: LeaseRequest,
): Promise<TakenUp> {
  if (store.replica === null) {
    const lease = await holdWriterLease({ store, events }, request);
    stops.add('lease', () => lease.release());
    return { duties: allDuties(), failed: lease.lost };
  }
  const duties = shareDuties({ store, events, clock: clockOf(store) });
  stops.add('jobs', () => duties.jobs.end());
  const { signal = new AbortController().signal } = request;
  await awaitDatabase({ events, signal }, () => duties.jobs.begin());
  return { duties, failed: new AbortController().signal };
}
