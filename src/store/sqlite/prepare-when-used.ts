import type { Database, Statement } from 'better-sqlite3';

/**
 * The same database, whose statements are compiled when they are first used: the rooms name 309 of
 * them, 9 ms of each thread's start, and a command or a test uses a handful. What is wrong in one
 * shows at its first use.
 */
export function prepareWhenUsed(db: Database): Database {
  const prepare = (source: string): Statement =>
    createLater(db, source, () => db.prepare<unknown[]>(source));
  return Object.create(db, { prepare: { value: prepare } }) as Database;
}

type Setting = (statement: Statement) => unknown;

function createLater(database: Database, source: string, compile: () => Statement): Statement {
  let compiled: Statement | undefined;
  const settings: Setting[] = [];
  const made = (): Statement => {
    if (compiled === undefined) {
      compiled = compile();
      for (const set of settings) {
        set(compiled);
      }
    }
    return compiled;
  };
  /** A statement is set up where it is named, which is no use of it. */
  const setUp = (setting: Setting): Statement => {
    if (compiled === undefined) {
      settings.push(setting);
    } else {
      setting(compiled);
    }
    return later;
  };
  const later: Statement = {
    database,
    source,
    get reader() {
      return made().reader;
    },
    get readonly() {
      return made().readonly;
    },
    get busy() {
      return compiled?.busy ?? false;
    },
    run: (...values) => made().run(...values),
    get: (...values) => made().get(...values),
    all: (...values) => made().all(...values),
    iterate: (...values) => made().iterate(...values),
    columns: () => made().columns(),
    pluck: (state = true) => setUp((statement) => statement.pluck(state)),
    expand: (state = true) => setUp((statement) => statement.expand(state)),
    raw: (state = true) => setUp((statement) => statement.raw(state)),
    safeIntegers: (state = true) => setUp((statement) => statement.safeIntegers(state)),
    bind: (...values) => setUp((statement) => statement.bind(...values)),
  };
  return later;
}
