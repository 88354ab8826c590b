import Sqlite, { type Statement } from 'better-sqlite3';
import { systemClock } from '../../src/model/clock.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { createReadQuery } from '../../src/search/read-query.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

type Execution = 'run' | 'get' | 'all';

// Prints, as JSON, the statements that a search runs, with the values bound to them.
const [, , file = '', text = ''] = process.argv;
const store = await openSqliteStore({ file, events: silentEvents, readonly: true });
const recorded: { readonly source: string; readonly execution: Execution; values: unknown[] }[] =
  [];
record();
const outcome = await createReadQuery({ store, clock: systemClock })(text);
if (outcome.kind === 'unreadable') {
  throw new Error(`The query ${text} cannot be read.`);
}
await store.search({ query: outcome.query, kinds: ['signal'], limit: 10, offset: 0 });
await store.close();
console.log(JSON.stringify(recorded));

/** Watches what the driver executes; it has no export for its statements. */
function record(): void {
  const db = new Sqlite(':memory:');
  const prototype: Statement = Object.getPrototypeOf(db.prepare('SELECT 1'));
  db.close();
  for (const execution of ['run', 'get', 'all'] as const) {
    const original: (...values: unknown[]) => unknown = prototype[execution];
    Object.assign(prototype, {
      [execution](this: Statement, ...values: unknown[]) {
        recorded.push({ source: this.source, execution, values });
        return Reflect.apply(original, this, values);
      },
    });
  }
}
