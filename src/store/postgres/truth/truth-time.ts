export interface TruthTime {
  /** @param ms - the database's time. @param asked - when it was asked, by `performance.now()`. */
  heard(ms: number, asked: number): void;
  /** @throws {Error} before anything was heard. */
  now(): Date;
}

/**
 * The time of the database that all replicas share, so that they agree on leases whatever their own
 * clocks say. Between its answers the process counts by itself, in steps that nobody can set; an
 * answer is taken for the middle of its way.
 */
export function createTruthTime(): TruthTime {
  let known: { readonly ms: number; readonly at: number } | undefined;
  return {
    heard: (ms, asked) => {
      known = { ms, at: (asked + performance.now()) / 2 };
    },
    now: () => {
      if (known === undefined) {
        throw new Error('The database was not asked for its time yet.');
      }
      return new Date(known.ms + performance.now() - known.at);
    },
  };
}
