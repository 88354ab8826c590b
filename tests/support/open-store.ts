import Sqlite from 'better-sqlite3';
import { silentEvents } from '../../src/model/events/events.ts';
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts';
import { openSqliteStore, storeOver } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

const IN_MEMORY = ':memory:';
let empty: Buffer | undefined;

/**
 * An empty store. In memory it begins with a copy of one that was made before: the schema's steps
 * take 12 ms, and thousands of tests begin with a store.
 *
 * @param file - default: in memory.
 */
export async function openTestStore(file = IN_MEMORY): Promise<Store> {
  if (file !== IN_MEMORY) {
    return openSqliteStore({ file, events: silentEvents });
  }
  empty ??= (await openDatabase({ file, events: silentEvents })).serialize();
  const db = new Sqlite(empty);
  db.pragma('foreign_keys = ON');
  return storeOver(db, { file, events: silentEvents });
}
