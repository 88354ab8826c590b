import type { Database } from 'better-sqlite3';
import { type Connection, createTransactions } from '../sqlite/connection.ts';
import { prepareWhenUsed } from '../sqlite/prepare-when-used.ts';
import { createTurns, type Turns } from '../sqlite/turns.ts';
import type { Freshness } from './projection/freshness.ts';
import { type CommitDeps, createCommit } from './truth/commit-wishes.ts';
import { createWish, refuseAll, type Wish } from './truth/group-commit.ts';

export interface ReplicatedDeps extends CommitDeps {
  /** Waited for before each read. Default: what is here is read as it is. */
  readonly freshness?: Freshness | undefined;
  /** Shared by all who write to this file in this process. */
  readonly turns?: Turns;
  /** How long a call waits for the database, in ms. Default: 2000, for an event that Slack waits for. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 2000;
/** Written with one commit: a burst of 200 commands takes four. */
const MOST_TOGETHER = 64;

/**
 * The connection of a replica: what is written is done on its own file first, in a transaction that
 * stays open until the truth has accepted what it wrote, and is done again on newer rows where it has
 * not. So whoever writes sees the newest state, whichever replica wrote it, and nobody holds a lock
 * that others wait for. What several ask to be written meanwhile is sent together.
 */
export function createReplicatedConnection(db: Database, deps: ReplicatedDeps): Connection {
  const { session, freshness, clock, turns = createTurns(), patienceMs = PATIENCE_MS } = deps;
  const transactions = createTransactions(db, clock);
  const commit = createCommit(db, deps, (until) => transactions.begin(until));
  const deadline = () => clock.now().getTime() + patienceMs;
  const waiting: Wish[] = [];
  let open: Promise<void> | undefined;

  const drain = async () => {
    const wishes = waiting.splice(0, MOST_TOGETHER);
    if (wishes.length > 0) {
      open = commit(wishes).catch((error: unknown) => refuseAll(wishes, error));
      await open;
      open = undefined;
    }
  };
  const readHere = async <T>(work: () => T): Promise<T> => {
    // The same connection would show what may have to be taken back.
    while (open !== undefined) {
      await open;
    }
    return transactions.run('deferred', work, deadline());
  };
  return {
    db: prepareWhenUsed(db),
    // Each commit is fetched and applied by all others, who shall not wait long for it either.
    isWaitedFor: () => true,
    read: async (work) => {
      const came = await freshness?.wait();
      const found = await readHere(work);
      if (came === 'late' && found === undefined) {
        // "There is no such list" would be said of one that another replica has just shown.
        await freshness?.waitLonger();
        return readHere(work);
      }
      return found;
    },
    write: (work) => {
      const { wish, told } = createWish(() => {
        session.check();
        return work();
      }, deadline());
      waiting.push(wish);
      void turns.take(drain);
      return told;
    },
  };
}
