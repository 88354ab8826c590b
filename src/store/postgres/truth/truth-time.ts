export interface TruthTime {
  /** @param ms - the database's time. @param asked - when it was asked, by the steady clock. */
  heard(ms: number, asked: number): void;
  /** @throws {Error} before anything was heard. */
  now(): Date;
}

/**
 * The time of the database that all replicas share, so that they agree on leases whatever their own
 * clocks say. Between its answers the process counts by itself, in steps that nobody can set.
 *
 * An answer that took a second says that the time is what it tells, or up to a second more. What was
 * known is moved into those bounds, by as little as that takes: a slow answer, read when a process
 * goes on after half a minute, spoils nothing that quick ones had told, and where the machine slept,
 * so that its steady clock stood still, the next answer puts it right.
 */
export function createTruthTime(steady: () => number = () => performance.now()): TruthTime {
  /** The database's time less the steady clock's. */
  let ahead: number | undefined;
  return {
    heard: (ms, asked) => {
      const least = ms - steady();
      const most = ms - asked;
      ahead = Math.min(Math.max(ahead ?? (least + most) / 2, least), most);
    },
    now: () => {
      if (ahead === undefined) {
        throw new Error('The database was not asked for its time yet.');
      }
      return new Date(steady() + ahead);
    },
  };
}
