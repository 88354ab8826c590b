import { existsSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { silentEvents } from '../../src/model/events/events.ts';
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts';
import { openSqliteStore, storeOver } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

const IN_MEMORY = ':memory:';
let empty: Buffer | undefined;

/**
 * An empty store. It begins with a copy of one that was made before: the schema's steps take 12 ms
 * in memory, and 200 in a file, and thousands of tests begin with a store.
 *
 * @param file - which is there already, or is made. Default: in memory.
 */
export async function openTestStore(file = IN_MEMORY): Promise<Store> {
  empty ??= (await openDatabase({ file: IN_MEMORY, events: silentEvents })).serialize();
  if (file !== IN_MEMORY) {
    if (!existsSync(file)) {
      writeFileSync(file, empty);
    }
    return openSqliteStore({ file, events: silentEvents });
  }
  const db = new Sqlite(empty);
  db.pragma('foreign_keys = ON');
  return storeOver(db, { file, events: silentEvents });
}
