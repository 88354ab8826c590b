import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { DecidedEntry } from '../../../model/review/review-queue.ts';
import type { QueueStore } from '../../queue-store.ts';
import { createParameters } from '../parameters.ts';
import { visibleTo } from './queue-statements.ts';
import { STANDING_COLUMNS, StandingRow } from './read-standings.ts';
import { createReadSubjects } from './read-subjects.ts';

type Asked = Parameters<QueueStore['decided']>[0];
type Decided = Awaited<ReturnType<QueueStore['decided']>>;

const Total = z.number();

/** Builds what reads decisions that stand, the newest first. Within the caller's transaction. */
export function createReadDecided(db: Database): (asked: Asked) => Decided {
  const subjects = createReadSubjects(db);
  return ({ viewer, since, offset, limit }) => {
    const parameters = createParameters();
    const { bind, values } = parameters;
    const from = `FROM review_state AS state JOIN decision ON seq = decision_seq
      LEFT JOIN nomination ON nomination_id = state.item_id
      WHERE state.team = ${bind(viewer.team)} AND ${visibleTo(viewer, parameters)}
      ${since === undefined ? '' : `AND state.decided_at >= ${bind(since.getTime())}`}`;
    const total = db.prepare<[object]>(`SELECT count(*) ${from}`).pluck().get(values);
    const sql = `SELECT ${STANDING_COLUMNS} ${from}
      ORDER BY seq DESC LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
    const rows = db
      .prepare<[object]>(sql)
      .all(values)
      .map((row) => StandingRow.parse(row));
    const found = subjects.of(rows.map(({ decision }) => decision.itemId));
    const entries = rows.flatMap(({ decision, isOpen }): DecidedEntry[] => {
      const subject = found.get(decision.itemId);
      return subject === undefined ? [] : [{ subject, decision, isOpen }];
    });
    return { entries, total: Total.parse(total) };
  };
}
