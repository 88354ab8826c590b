import { createIndexArchive } from '../../../src/indexing/index-archive.ts';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openThreadedStore } from '../../../src/store/sqlite/threads/open-threaded-store.ts';

// A process of its own: a first index as the server does it, and the CPU time of the main thread
// between two turns of its event loop. Not wall time, which says more of what else the machine does.
const [, , folder = '', database = ''] = process.argv;
const LOOK_MS = 1;

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const store = await openThreadedStore({ file: database, events: silentEvents });
const indexArchive = createIndexArchive({ store, clock: systemClock, events: silentEvents });
const begun = cpuMs();
let last = begun;
let worstMs = 0;
const look = () => {
  const now = cpuMs();
  worstMs = Math.max(worstMs, now - last);
  last = now;
};
const looking = setInterval(look, LOOK_MS);
const { pages } = await indexArchive({ folder });
look();
clearInterval(looking);
const mainMs = cpuMs() - begun;
await store.close();
console.log(JSON.stringify({ pages, worstMs, mainMs }));
