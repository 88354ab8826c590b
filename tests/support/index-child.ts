import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { endProcessAt } from './end-process-at.ts';
import { createManualClock } from './manual-clock.ts';

// Indexes a folder in a process of its own, which is there to be killed. On stdout, a line before
// each step; a pipe is written at once, so that the step follows upon the line.
const [, , folder = '', database = '', now = '', moment = 'null'] = process.argv;
const statements = endProcessAt(JSON.parse(moment) ?? undefined);
console.log('open');
const store = await openSqliteStore({ file: database, events: silentEvents });
const indexArchive = createIndexArchive({
  store: reporting(store),
  clock: createManualClock(now),
  events: silentEvents,
});
await indexArchive({ folder, onProgress: ({ done }) => console.log(`read ${done}`) });
console.log('close');
await store.close();
console.log(`statements ${statements()}`);

function reporting(store: Store): Store {
  const told = { ...store };
  for (const [name, method] of Object.entries(store)) {
    Object.assign(told, {
      [name]: (...args: never[]) => {
        console.log(name);
        return method(...args);
      },
    });
  }
  return told;
}
