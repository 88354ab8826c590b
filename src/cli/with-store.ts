import { type Events, silentEvents } from '../model/events/events.ts';
import { type CommandStore, openStore } from '../server/open-store.ts';
import type { Database } from './command-context.ts';

type UseStore<T> = (store: CommandStore) => Promise<T>;

/** Opens an existing database for reading only, and closes it whatever happens. @throws {StoreError} */
export async function withReadableStore<T>(database: Database, use: UseStore<T>): Promise<T> {
  return closing(await openStore({ ...database, events: silentEvents, readonly: true }), use);
}

/** Opens a database for writing, made when it is not there. @throws {StoreError} */
export async function withStore<T>(
  database: Database,
  events: Events,
  use: UseStore<T>,
): Promise<T> {
  return closing(await openStore({ ...database, events }), use);
}

async function closing<T>(store: CommandStore, use: UseStore<T>): Promise<T> {
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
