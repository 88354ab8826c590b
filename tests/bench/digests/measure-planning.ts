import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDigests } from '../../../src/digests/create-digests.ts';
import { nextSlot } from '../../../src/digests/schedule/slots.ts';
import { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { DAY_MS, later, MINUTE_MS } from '../../../src/model/duration.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { countIds } from '../../../src/model/packed-ids.ts';
import { openThreadedStore } from '../../../src/store/sqlite/threads/open-threaded-store.ts';
import { aQuery } from '../../support/builders.ts';
import { createManualClock } from '../../support/manual-clock.ts';

// Plans a weekly digest over everything that came to a database, or previews a daily one over its 90
// days; prints what it took.

const [what = '', file = '', at = ''] = process.argv.slice(2);
const seenAt = new Date(at);
const weekly = DigestDefinition.parse({
  name: 'weekly',
  title: 'Signals of the week',
  schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
  channel: '#foresight',
  kinds: ['signal', 'concern', 'behavior', 'technology', 'issue'],
  minimumRelevancy: 4,
  query: '',
  limit: 10,
  grouping: 'page',
  empty: 'skip',
});
const daily = DigestDefinition.parse({
  ...weekly,
  name: 'daily',
  schedule: { ...weekly.schedule, every: 'day' },
});
const clock = createManualClock(later(seenAt, -DAY_MS));
const store = await openThreadedStore({ file, events: silentEvents });
const digests = createDigests({
  store,
  clock,
  poster: null,
  events: silentEvents,
  notices: { tell: async () => {} },
  owner: 'the bench',
  definitions: () => ({ definitions: [what === 'preview' ? daily : weekly], problems: [] }),
});
await digests.tick();
const slot = nextSlot(weekly.schedule, seenAt);
clock.set(later(slot?.at ?? seenAt, MINUTE_MS));
// The statements and threads are there in a process that serves.
await digests.list();
await store.digestCandidates({
  query: aQuery(),
  kinds: ['signal'],
  from: later(seenAt, -3 * DAY_MS),
  to: later(seenAt, -2 * DAY_MS),
  arrivals: 'seen',
});

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const begun = performance.now();
const before = process.cpuUsage();
const found = what === 'preview' ? await preview() : await plan();
const used = process.cpuUsage(before);
const wallMs = performance.now() - begun;
await new Promise((resolve) => setTimeout(resolve, 20));
delay.disable();
await store.close();

process.stdout.write(
  JSON.stringify({
    cpuMs: (used.user + used.system) / 1000,
    blockMs: delay.max / 1e6,
    wallMs,
    found,
  }),
);

async function plan(): Promise<number> {
  await digests.tick();
  const [run] = await store.newestRuns(1);
  const selection = run === undefined ? undefined : await store.runSelection(run.id);
  return selection === undefined ? 0 : countIds(selection.ids);
}

async function preview(): Promise<number> {
  const outcome = await digests.preview('daily');
  return outcome.kind === 'preview' ? outcome.past.items : 0;
}
