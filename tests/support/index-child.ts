import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentLog } from '../../src/log.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createManualClock } from './manual-clock.ts';

// Indexes a folder in a process of its own, which is there to be killed; a line per step.
const [, , folder = '', database = '', now = ''] = process.argv;
const store = await openSqliteStore({ file: database, log: silentLog });
const indexArchive = createIndexArchive({ store, clock: createManualClock(now), log: silentLog });
console.log('opened');
await indexArchive({ folder, onProgress: ({ done }) => console.log(`read ${done}`) });
await store.close();
console.log('closed');
