import { createIndexArchive, type IndexRequest } from '../../src/indexing/index-archive.ts';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import type { IndexReport } from '../../src/model/index-report.ts';
import type { Store } from '../../src/store/store.ts';
import { collect } from './collect.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { openTestStore } from './open-store.ts';

/** An index over a folder of its own, on a clock that stands still. */
export interface TestIndex {
  readonly store: Store;
  readonly clock: ManualClock;
  /** Indexes the folder as it is now. */
  run(request?: Omit<IndexRequest, 'folder'>): Promise<IndexReport>;
  /** Everything that can be found. */
  items(): Promise<readonly ArchiveItem[]>;
}

/** The clock is ahead of any file's time, so that sizes and times are trusted, unless it is set back. */
export async function openTestIndex(
  folder: string,
  options: { readonly store?: Store; readonly worker?: URL; readonly pageTimeoutMs?: number } = {},
): Promise<TestIndex> {
  const { store = await openTestStore(), ...parsing } = options;
  const clock = createManualClock('2036-11-24T09:00:00Z');
  const indexArchive = createIndexArchive({ store, clock, events: silentEvents, parsing });
  return {
    store,
    clock,
    run: (request) => indexArchive({ folder, ...request }),
    items: () => collect(store.allItems()),
  };
}
