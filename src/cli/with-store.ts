import { silentLog } from '../log.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';

/** Opens an existing database for reading only, and closes it whatever happens. @throws {StoreError} */
export async function withReadableStore<T>(
  file: string,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openSqliteStore({ file, log: silentLog, readonly: true });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
