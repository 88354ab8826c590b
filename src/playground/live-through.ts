import { randomUUID } from 'node:crypto';
import { createDigests } from '../digests/create-digests.ts';
import { readDefinitions } from '../digests/read-definitions.ts';
import { createArchiveKeeper } from '../indexing/archive-keeper.ts';
import type { Log } from '../log.ts';
import { createPoster, type PosterOptions } from '../slack/poster.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import { type DemoPage, layOutDemoPages } from './demo-archive.ts';
import { followPosting } from './follow-posting.ts';
import type { MovableClock } from './movable-clock.ts';

const DAY_MS = 86_400_000;

export interface LiveThroughDeps {
  readonly clock: MovableClock;
  readonly log: Log;
  readonly pages: readonly DemoPage[];
}

export interface LiveThroughRequest {
  /** Every day is looked at once, at the time of day at which the clock stands now. */
  readonly until: Date;
  readonly archive: string;
  readonly databaseFile: string;
  readonly digestsDir: string;
  readonly slack: PosterOptions;
}

/**
 * Lets the demo live through days at once: the baseline is indexed, then each
 * day's pages arrive and each due digest is posted, as if the server had been
 * running. So a newcomer finds a channel with a history and digests that know
 * what is new.
 */
export async function liveThrough(
  { clock, log, pages }: LiveThroughDeps,
  { until, archive, databaseFile, digestsDir, slack }: LiveThroughRequest,
): Promise<void> {
  const store = await openSqliteStore({ file: databaseFile, log });
  const keeper = createArchiveKeeper({ store, clock, log }, { folder: archive });
  const definitions = await readDefinitions(digestsDir);
  const digests = createDigests({
    definitions: () => definitions,
    store,
    poster: createPoster({ log }, slack),
    clock,
    log,
    newId: randomUUID,
    owner: 'playground',
  });
  const { signal } = new AbortController();
  try {
    for (;;) {
      await layOutDemoPages(pages, archive, clock.now().toISOString().slice(0, 10));
      await keeper.refresh();
      await digests.tick();
      const tomorrow = new Date(clock.now().getTime() + DAY_MS);
      await followPosting({ clock, advance: (until) => digests.advance(until) }, tomorrow, signal);
      if (tomorrow > until) {
        break;
      }
      clock.moveTo(tomorrow);
    }
    clock.moveTo(until);
  } finally {
    await keeper.stop();
    await store.close();
  }
}
