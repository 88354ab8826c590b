import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

/** An empty store. @param file - default: in memory. */
export function openTestStore(file = ':memory:'): Promise<Store> {
  return openSqliteStore({ file, events: silentEvents });
}
