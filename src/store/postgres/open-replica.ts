import type { Database } from 'better-sqlite3';
import type { Pool } from 'pg';
import { systemClock } from '../../model/clock.ts';
import { createClose } from '../sqlite/file/close.ts';
import { watchIdentity } from '../sqlite/file/file-identity.ts';
import type { DatabaseOptions } from '../sqlite/file/open-database.ts';
import { createTurns } from '../sqlite/turns.ts';
import { openPool } from './connection/connect.ts';
import { createReplica, type ReplicaParts } from './create-replica.ts';
import { createOnce } from './once.ts';
import { buildProjection } from './projection/build-projection.ts';
import { openProjection } from './projection/open-projection.ts';
import { prepareTruth } from './truth/prepare-truth.ts';
import { requireMeta } from './truth/truth-meta.ts';

export interface PostgresOptions extends DatabaseOptions {
  /** `postgres://…`; it may hold a password, and is told to nobody. */
  readonly url: string;
}

/** A replica for a command, which does all in the thread that calls. */
export interface OpenReplica extends ReplicaParts {
  /** Its copy. What is written to it otherwise than by the connection is lost. */
  readonly db: Database;
  close(): Promise<void>;
}

/** Makes or updates both ends where needed. @throws {StoreError} */
export async function openReplica({ url, ...options }: PostgresOptions): Promise<OpenReplica> {
  const pool = openPool(url);
  try {
    const replica = await replicaOver(pool, options);
    return {
      ...replica,
      close: createOnce(async () => {
        await replica.close();
        await pool.end();
      }),
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The same over connections that stay open when it is closed. @throws {StoreError} */
export async function replicaOver(pool: Pool, options: DatabaseOptions): Promise<OpenReplica> {
  const { file, events, clock = systemClock } = options;
  const meta = options.readonly ? await requireMeta(pool) : await prepareTruth(pool, events);
  // Its copy is written to all the same: it follows.
  const db = await openProjection(pool, meta, { ...options, readonly: false });
  const turns = createTurns();
  const parts = createReplica({
    pool,
    db,
    clock,
    events,
    turns,
    assertInPlace: watchIdentity(file, db),
    rebuild: () => buildProjection(pool, file),
  });
  const close = createClose(parts.connection, events);
  return { ...parts, db, close: createOnce(() => turns.take(close)) };
}
