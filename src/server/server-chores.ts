import type { Clock } from '../model/clock.ts';
import { DAY_MS } from '../model/duration.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from './build-rooms.ts';
import { type Chore, everyMinutes } from './chores.ts';
import type { ArchiveConfig } from './config.ts';

const INBOX_MEMORY_MS = 7 * DAY_MS;
/** A folder is watched; this finds what its watch was not told of. */
const LOOK_THROUGH_MINUTES = 10;

/** What the server does by itself, again and again. */
export function serverChores(
  { app, archive, digests, definitions, sendNotices }: Rooms,
  from: ArchiveConfig,
  store: Store,
  clock: Clock,
): readonly Chore[] {
  const minutes = from.kind === 'git' ? from.pullMinutes : LOOK_THROUGH_MINUTES;
  return [
    {
      name: 'plan digests',
      cron: '* * * * *',
      run: async () => {
        await definitions.reload();
        await digests.tick();
      },
    },
    { name: 'tell people', cron: '* * * * *', run: sendNotices },
    { name: 'replay events', cron: '* * * * *', run: () => app.replayWaiting() },
    {
      name: 'index the archive',
      cron: '* * * * *',
      run: everyMinutes(minutes, clock, () => archive.refresh()),
    },
    {
      name: 'forget old events',
      cron: '17 3 * * *',
      run: () => store.dropEvents(new Date(clock.now().getTime() - INBOX_MEMORY_MS)),
    },
  ];
}
