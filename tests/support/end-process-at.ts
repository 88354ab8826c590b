import Sqlite, { type Database, type Statement } from 'better-sqlite3';

/** A moment that depends on no clock: the n-th of its kind, from 1. */
export type Moment =
  /** Right after something came to the disk: a transaction, or a statement outside of any. */
  | { readonly kind: 'write'; readonly n: number }
  /** Right before an SQL statement. */
  | { readonly kind: 'statement'; readonly n: number };

interface RunStatement extends Statement {
  readonly database: Database;
}

type Execution = 'run' | 'get' | 'all';
type Executions = Readonly<Record<Execution, (...values: unknown[]) => unknown>>;

/**
 * Ends this process at a moment, by SIGKILL, watching what the SQLite driver does; without a moment
 * it only counts. To be called before the database is opened.
 *
 * @returns how many statements there have been.
 */
export function endProcessAt(moment?: Moment): () => number {
  const prototype = statementPrototype();
  const originals: Executions = { ...prototype };
  const cameToDisk = createDiskWatch(originals);
  const counts = { statement: 0, write: 0 };
  const count = (kind: Moment['kind']) => {
    counts[kind] += 1;
    if (moment?.kind === kind && moment.n === counts[kind]) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  const watched = (name: Execution) =>
    function execute(this: RunStatement, ...values: unknown[]): unknown {
      count('statement');
      const result = Reflect.apply(originals[name], this, values);
      if (cameToDisk(this)) {
        count('write');
      }
      return result;
    };
  Object.assign(prototype, { run: watched('run'), get: watched('get'), all: watched('all') });
  return () => counts.statement;
}

/** The driver has no export for it. */
function statementPrototype(): Statement {
  const db = new Sqlite(':memory:');
  const prototype: Statement = Object.getPrototypeOf(db.prepare('SELECT 1'));
  db.close();
  return prototype;
}

/** Tells after each statement whether it, or the transaction that it ended, wrote something. */
function createDiskWatch({ get }: Executions): (statement: RunStatement) => boolean {
  let before: string | undefined;
  return ({ database }) => {
    if (database.inTransaction) {
      return false;
    }
    // A transaction that makes a schema need not change a row.
    const written = database.prepare(
      "SELECT total_changes() || ' ' || user_version FROM pragma_user_version",
    );
    const now = String(Reflect.apply(get, written.pluck(), []));
    // What is asked of a database first says what it was.
    const came = before !== undefined && now !== before;
    before = now;
    return came;
  };
}
