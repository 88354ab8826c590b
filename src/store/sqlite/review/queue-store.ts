import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { QueueRequest, QueueStore } from '../../queue-store.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';
import { countsSql, pageSql, totalSql } from './queue-statements.ts';
import { createReadDecided } from './read-decided.ts';
import { createReadLog } from './read-log.ts';
import { createReadOwnFlags } from './read-own-flags.ts';
import { createReadQueueEntries } from './read-queue-entries.ts';

const PageRow = z.object({ itemId: ItemId, since: Instant, total: z.number() });
const Counts = z.object({
  waiting: z.number(),
  flaggedTwice: z.number(),
  mine: z.number(),
  putOff: z.number(),
  oldest: Instant.nullable(),
});
const Total = z.object({ total: z.number() });

/** What waits, what was decided, and the log, in SQLite. */
export function createQueueStore({ db, read }: Connection): QueueStore {
  const entriesOf = createReadQueueEntries(db);
  const readDecided = createReadDecided(db);
  const readOwnFlags = createReadOwnFlags(db);
  const readLog = createReadLog(db);
  return {
    queuePage: (request) =>
      read(() => {
        const page = pageSql(request);
        const rows = db.prepare<[object]>(page.sql).all(page.values);
        const found = rows.map((row) => PageRow.parse(row));
        const counts = countsSql(request);
        return {
          entries: entriesOf(request.viewer.team, found),
          total: found[0]?.total ?? (request.offset === 0 ? 0 : totalOf(db, request)),
          ...Counts.parse(db.prepare<[object]>(counts.sql).get(counts.values)),
        };
      }),
    decided: (request) => read(() => readDecided(request)),
    ownFlags: (viewer, limit) => read(() => readOwnFlags(viewer, limit)),
    reviewLog: (request) => read(() => readLog(request)),
  };
}

/** Counted by itself only for a page beyond the last, whose rows cannot say it. */
function totalOf(db: Database, request: QueueRequest): number {
  const { sql, values } = totalSql(request);
  return Total.parse(db.prepare<[object]>(sql).get(values)).total;
}
