import type { Database } from 'better-sqlite3';
import { toStoreError } from './to-store-error.ts';

/** The one way from the store's async methods to the synchronous driver. */
export interface Connection {
  readonly db: Database;
  /** Runs in one transaction that sees one state of the database. */
  readonly read: <T>(work: () => T) => Promise<T>;
  /** Runs in one transaction that takes the write lock first; on disk when it resolves. */
  readonly write: <T>(work: () => T) => Promise<T>;
}

/** Faults of the driver leave `read` and `write` as StoreError. */
export function createConnection(db: Database): Connection {
  const run = async <T>(mode: 'deferred' | 'immediate', work: () => T): Promise<T> => {
    try {
      return db.transaction(work)[mode]();
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    db,
    read: (work) => run('deferred', work),
    write: (work) => run('immediate', work),
  };
}
