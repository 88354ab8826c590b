import { roomsOver } from '../sqlite/rooms-over.ts';
import type { Store } from '../store.ts';
import { openReplica, type PostgresOptions } from './open-replica.ts';
import { inSession } from './projection/index-session.ts';

/**
 * Opens the store whose truth is in PostgreSQL and whose file follows it, making or updating both
 * where needed. All is done in the thread that calls: right for a command.
 *
 * @throws {StoreError}
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const replica = await openReplica(options);
  const { connection, session, catchUpInTurn, probe } = replica;
  return {
    ...inSession(roomsOver(connection), session, catchUpInTurn),
    probe,
    close: () => replica.close(),
  };
}
