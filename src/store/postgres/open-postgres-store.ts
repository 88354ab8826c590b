import type { Replica } from '../replica.ts';
import { roomsOver } from '../sqlite/rooms-over.ts';
import type { Store } from '../store.ts';
import { type OpenReplica, openReplica, type PostgresOptions } from './open-replica.ts';
import { inSession } from './projection/index-session.ts';

export interface PostgresStore extends Store {
  readonly replica: Pick<Replica, 'now'>;
}

/**
 * Opens the store whose truth is in PostgreSQL and whose file follows it, making or updating both
 * where needed. All is done in the thread that calls: right for a command.
 *
 * @throws {StoreError}
 */
export async function openPostgresStore(options: PostgresOptions): Promise<PostgresStore> {
  return storeOver(await openReplica(options));
}

/** The store of a replica, which it closes. @throws {StoreError} */
export async function storeOver(replica: OpenReplica): Promise<PostgresStore> {
  const { connection, session, truth, catchUpInTurns, probe } = replica;
  try {
    // Its time is known from here on.
    await truth.heads();
  } catch (error) {
    await replica.close();
    throw error;
  }
  return {
    ...inSession(roomsOver(connection), session, catchUpInTurns),
    probe,
    replica: { now: () => truth.now() },
    close: () => replica.close(),
  };
}
