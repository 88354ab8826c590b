import { systemClock } from '../../model/clock.ts';
import { createClose } from '../sqlite/close.ts';
import { watchIdentity } from '../sqlite/file-identity.ts';
import type { DatabaseOptions } from '../sqlite/open-database.ts';
import { createProbe } from '../sqlite/probe.ts';
import { roomsOver } from '../sqlite/rooms-over.ts';
import { createTurns } from '../sqlite/turns.ts';
import type { Store } from '../store.ts';
import { buildProjection } from './build-projection.ts';
import { openPool } from './connect.ts';
import { createReplica } from './create-replica.ts';
import { inSession } from './index-session.ts';
import { openProjection } from './open-projection.ts';
import { prepareTruth } from './prepare-truth.ts';
import { requireMeta } from './truth-meta.ts';

export interface PostgresOptions extends DatabaseOptions {
  /** `postgres://…`; it may hold a password, and is told to nobody. */
  readonly url: string;
}

/**
 * Opens the store whose truth is in PostgreSQL and whose file follows it, making or updating both
 * where needed. All is done in the thread that calls: right for a command.
 *
 * @throws {StoreError}
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, file, events, clock = systemClock } = options;
  const pool = openPool(url);
  try {
    const meta = options.readonly ? await requireMeta(pool) : await prepareTruth(pool, events);
    // Its copy is written to all the same: it follows.
    const db = await openProjection(pool, meta, { ...options, readonly: false });
    const assertInPlace = watchIdentity(file, db);
    const turns = createTurns();
    const replica = createReplica({
      pool,
      db,
      clock,
      events,
      turns,
      assertInPlace,
      rebuild: () => buildProjection(pool, file),
    });
    const { connection, truth, session, catchUpInTurn } = replica;
    const probe = createProbe(connection);
    const close = createClose(connection, events);
    return {
      ...inSession(roomsOver(connection), session, catchUpInTurn),
      probe: async (now) => {
        await truth.heads();
        await probe(now);
      },
      close: async () => {
        await turns.take(close);
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
