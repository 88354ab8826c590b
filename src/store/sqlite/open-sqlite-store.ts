import type { Database } from 'better-sqlite3';
import type { Store } from '../store.ts';
import { createConnection } from './connection.ts';
import { createClose } from './file/close.ts';
import { watchIdentity } from './file/file-identity.ts';
import { type DatabaseOptions, openDatabase } from './file/open-database.ts';
import { createProbe } from './file/probe.ts';
import { roomsOver } from './rooms-over.ts';

/**
 * Opens the store, making or migrating its file where needed. With `readonly`
 * the file must be there, and every method that writes throws. All is done in
 * the thread that calls: right for a command, which has nobody else to wait on it.
 *
 * @throws {StoreError} when the file is locked for 5 seconds, not Signalpost's
 *   (and then untouched), or of a newer Signalpost.
 */
export async function openSqliteStore(options: DatabaseOptions): Promise<Store> {
  return storeOver(await openDatabase(options), options);
}

/** The store over a database that is open already, and as this program writes it. */
export function storeOver(
  db: Database,
  { file, clock, events }: Pick<DatabaseOptions, 'file' | 'clock' | 'events'>,
): Store {
  const connection = createConnection(db, {
    ...(clock !== undefined && { clock }),
    ...(!db.memory && { assertInPlace: watchIdentity(file, db) }),
  });
  return {
    ...roomsOver(connection),
    probe: createProbe(connection),
    close: createClose(connection, events),
  };
}
