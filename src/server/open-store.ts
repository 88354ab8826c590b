import type { Replica } from '../store/replica.ts';
import type { DatabaseOptions } from '../store/sqlite/file/open-database.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import {
  openThreadedStore,
  type ThreadedOptions,
  type ThreadedStore,
} from '../store/sqlite/threads/open-threaded-store.ts';
import type { Store } from '../store/store.ts';
import type { MayBeReplica } from './clock-of.ts';

/** Where the truth is. */
export interface Truthful {
  /** `postgres://…`: the file follows that database. Null: the file is the truth itself. */
  readonly url: string | null;
}

/** The store of a command; `replica` is null where the database is a file. */
export type CommandStore = Store & MayBeReplica;

/**
 * Opens the store for a command, in the thread that calls.
 *
 * @throws {StoreError}
 */
export async function openStore({
  url,
  ...options
}: DatabaseOptions & Truthful): Promise<CommandStore> {
  if (url === null) {
    return { ...(await openSqliteStore(options)), replica: null };
  }
  // Its driver is loaded for those alone who have such a database.
  const { openPostgresStore } = await import('../store/postgres/open-postgres-store.ts');
  return openPostgresStore({ ...options, url });
}

/** The store of a server; `replica` is null where it is the only one. */
export interface ServingStore extends ThreadedStore {
  readonly replica: Replica | null;
}

/** Opens the store for a process that must never keep Slack waiting. @throws {StoreError} */
export async function openServingStore({
  url,
  ...options
}: ThreadedOptions & Truthful): Promise<ServingStore> {
  if (url === null) {
    return { ...(await openThreadedStore(options)), replica: null };
  }
  const { openThreadedPostgresStore } = await import(
    '../store/postgres/threads/open-threaded-postgres-store.ts'
  );
  return openThreadedPostgresStore({ ...options, url });
}
