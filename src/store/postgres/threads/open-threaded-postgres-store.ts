import { systemClock } from '../../../model/clock.ts';
import type { Replica, ReplicaLag } from '../../replica.ts';
import { watchIdentity } from '../../sqlite/file/file-identity.ts';
import { openDatabase } from '../../sqlite/file/open-database.ts';
import {
  CACHE_KB,
  type ThreadedOptions,
  type ThreadedStore,
  threadedOver,
} from '../../sqlite/threads/open-threaded-store.ts';
import { workBeside } from '../../sqlite/threads/work-beside.ts';
import type { WriterThread } from '../../sqlite/threads/writer-thread.ts';
import { createTurns } from '../../sqlite/turns.ts';
import { connectClient, openPool } from '../connection/connect.ts';
import { createWakeUps } from '../connection/listen.ts';
import { createReplica, type ReplicaParts } from '../create-replica.ts';
import { createOnce } from '../once.ts';
import type { CaughtUp } from '../projection/catch-up.ts';
import { follow } from '../projection/follow.ts';
import type { BuildRequest } from './build-worker.ts';

const BUILDING = new URL('./build-worker.ts', import.meta.url);
const WRITING = new URL('./replica-writer.ts', import.meta.url);

export interface ReplicaOptions extends ThreadedOptions {
  /** `postgres://…`; it may hold a password, and is told to nobody. */
  readonly url: string;
}

export interface ReplicatedStore extends ThreadedStore {
  readonly replica: Replica;
}

/**
 * Opens the store of a replica that serves: as `openThreadedStore`, and its file follows the truth in
 * PostgreSQL for as long as it is open. What others indexed is applied in the thread that writes.
 *
 * @throws {StoreError}
 */
export async function openThreadedPostgresStore(options: ReplicaOptions): Promise<ReplicatedStore> {
  const { url, file, clock = systemClock, events, readers = {}, signal } = options;
  const build = (what: BuildRequest['what']) =>
    workBeside(BUILDING, { url, file, what } satisfies BuildRequest, { events, signal });
  await build('what-is-needed');

  // Before the pool, which nobody would end where the file cannot be opened.
  const db = await openDatabase({ ...options, projection: 'allowed' });
  const pool = openPool(url);
  db.pragma(`cache_size = -${CACHE_KB}`);
  const turns = createTurns();
  const assertInPlace = watchIdentity(file, db);
  // Known once its connection is: the one asks the other to apply what an index wrote.
  const threads: { writer?: WriterThread; forgetStatus?: () => void } = {};
  const parts = createReplica({
    pool,
    db,
    clock,
    events,
    turns,
    assertInPlace,
    beside: {
      domain: 'archive',
      ready: () => askWriter(threads.writer, 'ready'),
      step: () => askWriter<CaughtUp>(threads.writer, 'step'),
    },
    rebuild: () => build('everything-anew'),
    onNews: () => threads.forgetStatus?.(),
  });
  try {
    // Its time is known from here on.
    await parts.truth.heads();
  } catch (error) {
    db.close();
    await pool.end();
    throw error;
  }
  const { store, writer, forgetStatus } = threadedOver(
    {
      connection: parts.connection,
      turns,
      assertInPlace,
      events,
      probe: parts.probe,
    },
    { readers: { ...readers, file }, writer: { file, url, entry: WRITING } },
  );
  Object.assign(threads, { writer, forgetStatus });
  const wakeUps = createWakeUps(() => connectClient(url), clock);
  const following = follow({
    wakeUps,
    catchUp: parts.catchUpInTurns,
    prune: () => parts.truth.prune(),
    clock,
    events,
  });
  return {
    ...store,
    knownFiles: async () => {
      await parts.catchUpInTurns();
      // It catches up once more, with what has come since, for which it needs the turn.
      return writer.write('knownFiles', []);
    },
    replica: {
      lag: () => lagOf(parts, () => following.lostSince()),
      now: () => parts.truth.now(),
    },
    close: createOnce(async () => {
      // In this order: who still follows would listen anew over a connection that nobody ends.
      await following.stop();
      await wakeUps.stop();
      await store.close();
      await pool.end();
    }),
  };
}

function askWriter<Result>(writer: WriterThread | undefined, method: string): Promise<Result> {
  if (writer === undefined) {
    throw new Error(`The thread that writes was asked for "${method}" before it was there.`);
  }
  return writer.ask<Result>(method);
}

async function lagOf(
  parts: Pick<ReplicaParts, 'lag'>,
  lostSince: () => Date | null,
): Promise<ReplicaLag> {
  try {
    return { kind: 'following', changes: await parts.lag() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'lost', reason, since: lostSince() };
  }
}
