import { workerData } from 'node:worker_threads';
import { systemClock } from '../../../model/clock.ts';
import { silentEvents } from '../../../model/events/events.ts';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { serveMethods } from '../../sqlite/threads/serve-thread.ts';
import type { ThreadStart } from '../../sqlite/threads/thread-protocol.ts';
import { writingRooms } from '../../sqlite/threads/writing-rooms.ts';
import { createTurns } from '../../sqlite/turns.ts';
import { openPool } from '../connection/connect.ts';
import { createReplica } from '../create-replica.ts';
import { buildProjection } from '../projection/build-projection.ts';
import { inSession } from '../projection/index-session.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { file, url = '' }: ThreadStart = workerData;
/** An index waits for the database as long as it takes to start one again, in ms. */
const PATIENCE_MS = 30_000;

const pool = openPool(url);
const { connection, session, truth, catchUp, step } = createReplica({
  pool,
  db: openInThread(file, 'writing', 'allowed'),
  clock: systemClock,
  events: silentEvents,
  turns: createTurns(),
  // Others may have the turn, whose transaction is open.
  reads: 'as-it-is',
  rebuild: () => buildProjection(pool, file),
  patienceMs: PATIENCE_MS,
});
serveMethods({
  ...inSession(writingRooms(connection), session, catchUp),
  // With its line to the database, which takes longer than most steps.
  ready: () => truth.heads(),
  step,
});
