import type { Events } from '../../model/events/events.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { type Connection, createConnection } from './connection.ts';
import { createDigestStore } from './digest-store.ts';
import { watchIdentity } from './file-identity.ts';
import { createInboxStore } from './inbox-store.ts';
import { createItemStore } from './item-store.ts';
import { createLeaseStore } from './lease-store.ts';
import { createNoticeStore } from './notice-store.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { createPageStore } from './page-store.ts';
import { createResultListStore } from './result-list-store.ts';
import { createReviewStore } from './review-store.ts';
import { toStoreError } from './to-store-error.ts';

/**
 * Opens the store, making or migrating its file where needed. With `readonly`
 * the file must be there, and every method that writes throws.
 *
 * @throws {StoreError} when the file is locked for 5 seconds, not Signalpost's
 *   (and then untouched), or of a newer Signalpost.
 */
export async function openSqliteStore(options: DatabaseOptions): Promise<Store> {
  const { file, clock, events } = options;
  const db = await openDatabase(options);
  // Makes the log beside it, if it is not there; and a checkpoint needs one read before it.
  db.prepare('SELECT id FROM archive').get();
  const connection = createConnection(db, {
    ...(clock !== undefined && { clock }),
    ...(!db.memory && { assertInPlace: watchIdentity(file) }),
  });
  return {
    ...createPageStore(connection),
    ...createItemStore(connection),
    ...createResultListStore(connection),
    ...createDigestStore(connection),
    ...createNoticeStore(connection),
    ...createReviewStore(connection),
    ...createInboxStore(connection),
    ...createLeaseStore(connection),
    probe: createProbe(connection),
    close: createClose(connection, events),
  };
}

function createProbe({ db, write }: Connection): Store['probe'] {
  const probe = db
    .prepare<[number], number>('UPDATE archive SET probed_at = ? RETURNING probed_at')
    .pluck();
  return (now) =>
    write(() => {
      if (probe.get(now.getTime()) !== now.getTime()) {
        throw new StoreError('unavailable', 'The database does not give back what was written.');
      }
    });
}

function createClose({ db }: Connection, events: Events): Store['close'] {
  return async () => {
    if (db.open && !db.readonly) {
      try {
        // Leaves one complete file; another reader may keep the log, which is as good.
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // So it is on a full disk: what is in the log is found there by whoever opens it next.
        events.emit('checkpoint-failed', { error: toStoreError(error) });
      }
    }
    try {
      db.close();
    } catch (error) {
      throw toStoreError(error);
    }
  };
}
