import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { createIndexArchive } from '../../../src/indexing/index-archive.ts';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openThreadedPostgresStore } from '../../../src/store/postgres/threads/open-threaded-postgres-store.ts';
import { createRandom } from '../../support/random.ts';
import { type Claimed, type Done, Order, type Written } from './orders.ts';

// A replica without a server around it, which does what it is told: see orders.ts.
const [, , url = '', file = ''] = process.argv;
const store = await openThreadedPostgresStore({ url, file, events: silentEvents });
const own = new Sqlite(file, { readonly: true });

/** Comparable between the processes of one machine, in ms. */
const now = () => performance.timeOrigin + performance.now();

const seenAt = new Map<string, number>();
let lastRow = 0;
const arrived = own.prepare('SELECT rowid, event_id AS id FROM inbox WHERE rowid > ?');
const Arrived = z.object({ rowid: z.number(), id: z.string() });

/** Looks into the copy as a reader of it would, every millisecond: a change costs one question. */
function look(): void {
  for (const row of arrived.all(lastRow)) {
    const { rowid, id } = Arrived.parse(row);
    lastRow = Math.max(lastRow, rowid);
    seenAt.set(id, now());
  }
}
const looking = setInterval(look, 1);

let recorded = 0;

async function write(count: number, pauseMs: number): Promise<Written[]> {
  const written: Written[] = [];
  for (let n = 0; n < count; n += 1) {
    recorded += 1;
    // Never one of before, which would be known already and written nowhere.
    const id = `Ev${process.pid}-${recorded}`;
    const begun = now();
    await store.recordEvent(id, {}, new Date());
    written.push({ id, begun, done: now() });
    await systemClock.sleep(pauseMs);
  }
  return written;
}

/** Tries all that is pending, in an order of its own, eight at a time as many channels are posted to at once. */
async function claim(runIds: readonly string[]): Promise<Claimed> {
  const ledgers = await Promise.all(runIds.map((id) => store.ledger(id)));
  const random = createRandom(process.pid);
  const pile = ledgers
    .flat()
    .map((entry) => ({ entry, at: random.int(0, 1_000_000) }))
    .toSorted((one, other) => one.at - other.at);
  const begun = now();
  const claimed: string[] = [];
  const one = async () => {
    for (let next = pile.pop(); next !== undefined; next = pile.pop()) {
      const mine = await store.claimDelivery(next.entry, `bench ${process.pid}`, new Date());
      if (mine !== undefined) {
        claimed.push(mine.id);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { claimed, begun, done: now() };
}

async function obey(order: Order): Promise<Done> {
  switch (order.do) {
    case 'write':
      return { written: await write(order.count, order.pauseMs) };
    case 'claim':
      return await claim(order.runs);
    case 'index': {
      const index = createIndexArchive({ store, clock: systemClock, events: silentEvents });
      return { pages: (await index({ folder: order.folder })).pages };
    }
    case 'seen':
      return { seen: [...seenAt] };
    case 'end':
      clearInterval(looking);
      own.close();
      await store.close();
      process.disconnect();
      return {};
  }
}

async function answer(message: unknown): Promise<void> {
  const done = await obey(Order.parse(message));
  if (process.connected) {
    process.send?.(done);
  }
}

process.on('message', (message) => void answer(message));
process.send?.({});
