import { afterEach, beforeEach } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import { ITEM_KINDS, type ItemKind, type Row } from '../../src/model/item.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { AskOutcome } from '../../src/search/outcome.ts';
import type { Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/store.ts';
import { aPage, aRow, mira } from './builders.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { openTestStore } from './open-store.ts';

/** Search over a store that each test fills, on a clock that stands still. */
export interface SearchStage {
  /** Those of the test that runs. */
  readonly store: () => Store;
  readonly clock: () => ManualClock;
  readonly search: () => Search;
  /** Rows of one page. */
  readonly putRows: (
    rows: readonly Partial<Row>[],
    page?: Parameters<typeof aPage>[0],
  ) => Promise<unknown>;
  /** As Mira, of all tables unless told; the lists are called `list-1` and so on. */
  readonly ask: (text: string, kinds?: readonly ItemKind[]) => Promise<AskOutcome>;
}

/** For a `describe`: an empty store for each of its tests. */
export function aSearchStage(): SearchStage {
  let store: Store;
  let clock: ManualClock;
  let search: Search;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-24T09:00:00Z');
    let lists = 0;
    search = createSearch({
      store,
      clock,
      events: silentEvents,
      newId: () => {
        lists += 1;
        return `list-${lists}`;
      },
    });
  });
  afterEach(() => store.close());

  return {
    store: () => store,
    clock: () => clock,
    search: () => search,
    putRows: (rows, page = {}) => store.putPages([aPage({ ...page, rows: rows.map(aRow) })]),
    ask: (text, kinds = ITEM_KINDS) => search.ask({ actor: mira, text, kinds }),
  };
}

/** The names of a page's hits; none where it has no hits. */
export function namesOf(
  outcome: AskOutcome | { readonly kind: 'expired' },
): readonly (string | null)[] {
  return outcome.kind === 'found' ? outcome.hits.map(({ found }) => found.item.name) : [];
}
