import type { Database } from 'better-sqlite3';
import { type Clock, systemClock } from '../../model/clock.ts';
import { StoreError } from '../store-error.ts';
import { prepareWhenUsed } from './prepare-when-used.ts';
import { toStoreError } from './to-store-error.ts';
import { createTurns, type Turns } from './turns.ts';

/**
 * How long a call waits for a lock before it is answered as busy. An event must be stored within
 * the 3 seconds that Slack waits, or fail within them, so that Slack sends it again.
 */
const MOST_LOCK_WAIT_MS = 2000;
/** Between tries. Another process's transaction takes some milliseconds; a batch of pages 100. */
const LOCK_PAUSE_MS = 25;

/** The one way from the store's async methods to the synchronous driver. */
export interface Connection {
  /** Compiles statements when they are first used. */
  readonly db: Database;
  /** Runs in one transaction that sees one state of the database. */
  readonly read: <T>(work: () => T) => Promise<T>;
  /** Runs in one transaction that takes the write lock first; on disk when it resolves. */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** Whether somebody waits for the transaction that is under way to end. */
  readonly isWaitedFor: () => boolean;
}

export interface ConnectionOptions {
  /** For the pauses between tries. Default: real time. */
  readonly clock?: Clock;
  /** How long a call waits for another's lock, in ms. Default: 2000. */
  readonly lockWaitMs?: number;
  /** Shared by all who write to this file in this process. Default: this connection's own. */
  readonly turns?: Turns;
  /** Throws when what is written now would be lost. Default: writes blindly. */
  readonly assertInPlace?: () => void;
  /** How many wait for what this connection does. Default: those who wait for a turn. */
  readonly waiting?: Int32Array;
}

/**
 * Faults of the driver leave `read` and `write` as StoreError. The driver itself never waits for a
 * lock, since it would hold the event loop meanwhile (1 s a call was measured, 5 of 11 events
 * late): what finds one tries again after a pause. Writes keep their order.
 */
export function createConnection(
  db: Database,
  {
    clock = systemClock,
    lockWaitMs = MOST_LOCK_WAIT_MS,
    turns = createTurns(),
    assertInPlace = () => {},
    waiting = turns.waiting,
  }: ConnectionOptions = {},
): Connection {
  const transactions = createTransactions(db, clock);
  const deadline = () => clock.now().getTime() + lockWaitMs;
  return {
    db: prepareWhenUsed(db),
    isWaitedFor: () => Atomics.load(waiting, 0) > 0,
    read: (work) => transactions.run('deferred', work, deadline()),
    write: (work) => {
      // Waiting for one's turn counts, else a line of ten would be answered after twenty seconds.
      const until = deadline();
      return turns.take(() => {
        assertInPlace();
        return transactions.run('immediate', work, until);
      });
    },
  };
}

/** Transactions of a connection that waits for others' locks without holding the event loop. */
export interface Transactions {
  /** @param until - in ms of the clock; then what has found a lock is answered as busy. */
  run<T>(mode: 'deferred' | 'immediate', work: () => T, until: number): Promise<T>;
  /** Opens one for its caller to end. */
  begin(until: number): Promise<void>;
}

/** Runs any work in a transaction; the driver's types know but one result. */
interface InTransaction {
  deferred<T>(work: () => T): T;
  immediate<T>(work: () => T): T;
}

export function createTransactions(db: Database, clock: Clock): Transactions {
  const retry = async <T>(attempt: () => T, until: number): Promise<T> => {
    for (;;) {
      try {
        return attempt();
      } catch (cause) {
        const error = toStoreError(cause);
        if (!isBusy(error) || clock.now().getTime() >= until) {
          throw error;
        }
      }
      await clock.sleep(LOCK_PAUSE_MS);
    }
  };
  // Once: the driver makes eight functions of each that it is given, 10 of the 14 µs of a short read.
  const inTransaction: InTransaction = db.transaction((work: () => never) => work());
  return {
    run: (mode, work, until) => retry(() => inTransaction[mode](work), until),
    begin: (until) => retry(() => void db.exec('BEGIN IMMEDIATE'), until),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'busy';
}
