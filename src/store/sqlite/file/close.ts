import type { Events } from '../../../model/events/events.ts';
import type { Store } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { toStoreError } from '../to-store-error.ts';

/** Closes a database for good; safe to call twice. */
export function createClose({ db }: Pick<Connection, 'db'>, events: Events): Store['close'] {
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
