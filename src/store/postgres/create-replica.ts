import type { Database } from 'better-sqlite3';
import type { Pool } from 'pg';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { Connection } from '../sqlite/connection.ts';
import { createProbe } from '../sqlite/file/probe.ts';
import { DOMAINS, readTruthTables } from '../sqlite/truth/truth-tables.ts';
import type { Turns } from '../sqlite/turns.ts';
import type { Store } from '../store.ts';
import { type Beside, type CatchingUp, createCatchingUp } from './projection/catch-up.ts';
import { createFreshness } from './projection/freshness.ts';
import { createIndexSession, type IndexSession } from './projection/index-session.ts';
import { createProjection } from './projection/projection.ts';
import { createReplicatedConnection } from './replicated-connection.ts';
import { createTruth, type Truth } from './truth/truth.ts';

export interface ReplicaDeps {
  readonly pool: Pool;
  /** The projection, opened for writing. */
  readonly db: Database;
  readonly clock: Clock;
  readonly events: Events;
  /** Shared by all who write to the file in this process. */
  readonly turns: Turns;
  readonly assertInPlace?: () => void;
  /** What another thread applies. Default: nothing. */
  readonly beside?: Beside;
  readonly rebuild: () => Promise<void>;
  /** After rows that others wrote have come here. */
  readonly onNews?: () => void;
  /** Whether reads wait for what others wrote. Default: `newest`. */
  readonly reads?: 'newest' | 'as-it-is';
  readonly patienceMs?: number;
}

export interface ReplicaParts extends CatchingUp {
  readonly connection: Connection;
  readonly truth: Truth;
  readonly session: IndexSession;
  readonly lag: () => Promise<number>;
  /** Asks both ends. */
  readonly probe: Store['probe'];
}

/** Ties a projection's connection to its truth. */
export function createReplica(deps: ReplicaDeps): ReplicaParts {
  const { pool, db, clock, events, turns, beside, onNews = () => {} } = deps;
  const tables = readTruthTables(db);
  const truth = createTruth(pool);
  const projection = createProjection(db, tables);
  const session = createIndexSession(projection);
  const catchingUp = createCatchingUp({
    truth,
    projection,
    beside,
    rebuild: deps.rebuild,
    turns,
    onNews,
  });
  const { catchUp } = catchingUp;
  // Pages that another thread applies come when they come: an index would hold up every read.
  const awaited = DOMAINS.filter((domain) => domain !== beside?.domain);
  const connection = createReplicatedConnection(db, {
    truth,
    projection,
    session,
    catchUp,
    freshness:
      deps.reads === 'as-it-is'
        ? undefined
        : createFreshness({
            truth,
            projection,
            awaited,
            catchUp: () => turns.take(() => catchUp(awaited)),
            clock,
          }),
    clock,
    turns,
    onNotKept: (error) => events.emit('projection-not-written', { error }),
    ...(deps.assertInPlace !== undefined && { assertInPlace: deps.assertInPlace }),
    ...(deps.patienceMs !== undefined && { patienceMs: deps.patienceMs }),
  });
  const lag = async () => {
    const heads = await truth.heads();
    const now = projection.numbers();
    return heads.archive - now.archive + heads.work - now.work;
  };
  const probeFile = createProbe(connection);
  const probe = async (now: Date) => {
    await truth.heads();
    await probeFile(now);
  };
  return { ...catchingUp, connection, truth, session, lag, probe };
}
