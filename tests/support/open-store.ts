import { silentLog } from '../../src/model/log.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

/** An empty store in memory. */
export function openTestStore(): Promise<Store> {
  return openSqliteStore({ file: ':memory:', log: silentLog });
}
