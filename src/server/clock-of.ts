import { type Clock, systemClock } from '../model/clock.ts';
import type { Replica } from '../store/replica.ts';

/** A store that may be one of several over one database. */
export interface MayBeReplica {
  /** Null where the database is a file of this process's own. */
  readonly replica: Pick<Replica, 'now'> | null;
}

/**
 * By what a process that writes to the database tells the time: where several share it, by the
 * database's, on which all agree. A claim in the ledger is looked up by its time, and a machine whose
 * clock is ten minutes slow would have what it is about to post looked up, missed and posted again.
 *
 * Pauses are this machine's own.
 *
 * @param own - where the database is a file. Default: the machine's.
 */
export function clockOf({ replica }: MayBeReplica, own: Clock = systemClock): Clock {
  return replica === null
    ? own
    : { now: () => replica.now(), sleep: (ms, signal) => systemClock.sleep(ms, signal) };
}
