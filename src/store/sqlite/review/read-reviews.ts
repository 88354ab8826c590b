import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { ReviewSubject } from '../../../model/review/nomination.ts';
import { type Decision, Verdict } from '../../../model/review/review.ts';
import type { ReviewSummary } from '../../../model/review/review-summary.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import type { ReviewsRequest } from '../../digest-store.ts';
import { Instant } from '../instant.ts';
import { createReadSubjects } from './read-subjects.ts';
import { DecisionRow, STATE_DECISION_COLUMNS } from './review-state.ts';

const CountRow = z.object({ verdict: Verdict, count: z.number() });
const WaitingRow = z.object({ itemId: ItemId, since: Instant, flags: z.number() });

/** What everybody may hear of: items, and what was suggested where everybody can read. */
const PUBLIC = `review_state AS state
  LEFT JOIN item USING (item_id)
  LEFT JOIN nomination ON nomination_id = state.item_id
  WHERE (@team IS NULL OR state.team = @team)
    AND (item.item_id IS NOT NULL OR nomination.private = 0)`;
const DECIDED = `${PUBLIC} AND decided_at > @from AND decided_at <= @to`;
const WAITS = `${PUBLIC} AND open_since IS NOT NULL AND (later IS NULL OR later <= @today)`;

/** What a digest of reviews tells; within the caller's transaction. */
export interface ReadReviews {
  summary(request: ReviewsRequest): ReviewSummary;
  on(team: TeamId | null, ids: readonly ItemId[]): ReadonlyMap<ItemId, Decision>;
  times(request: Pick<ReviewsRequest, 'team' | 'from' | 'to'>): readonly Date[];
}

export function createReadReviews(db: Database): ReadReviews {
  const subjects = createReadSubjects(db);
  const counts = db.prepare<[object]>(
    `SELECT verdict, count(*) AS count FROM ${DECIDED} GROUP BY verdict`,
  );
  const times = db
    .prepare<[object]>(`SELECT decided_at FROM ${DECIDED} ORDER BY decided_at`)
    .pluck();
  const decisions = db.prepare<[object]>(`
    SELECT ${STATE_DECISION_COLUMNS} FROM decision JOIN (
      SELECT state.* FROM ${DECIDED}) AS state ON seq = decision_seq
    ORDER BY decision.verdict <> 'accepted', seq DESC LIMIT @decisions`);
  const standing = db.prepare<[object]>(`
    SELECT ${STATE_DECISION_COLUMNS} FROM review_state AS state JOIN decision ON seq = decision_seq
    WHERE (@team IS NULL OR state.team = @team)
      AND state.item_id IN (SELECT value FROM json_each(@ids))
    ORDER BY seq`);
  const waiting = db.prepare<[object]>(`SELECT count(*) FROM ${WAITS}`).pluck();
  const longest = db.prepare<[object]>(`
    SELECT state.item_id AS itemId, open_since AS since, flags FROM ${WAITS}
    ORDER BY open_since, state.item_id LIMIT @longest`);

  const decided = (asked: object) =>
    counts
      .all(asked)
      .map((row) => CountRow.parse(row))
      .sort((a, b) => Verdict.options.indexOf(a.verdict) - Verdict.options.indexOf(b.verdict));
  const withSubjects = <Row extends object>(rows: readonly Row[], idOf: (row: Row) => ItemId) => {
    const found = subjects.of(rows.map(idOf));
    return rows.flatMap((row): (Row & { readonly subject: ReviewSubject })[] => {
      const subject = found.get(idOf(row));
      return subject === undefined ? [] : [{ ...row, subject }];
    });
  };
  return {
    on: (team, ids) =>
      new Map(
        standing
          .all({ team, ids: JSON.stringify(ids) })
          .map((row) => DecisionRow.parse(row))
          .map((decision) => [decision.itemId, decision]),
      ),
    times: ({ team, from, to }) =>
      times.all({ team, from: from.getTime(), to: to.getTime() }).map((at) => Instant.parse(at)),
    summary: (request) => {
      const { team, today } = request;
      const period = { team, from: request.from.getTime(), to: request.to.getTime() };
      const made = decisions
        .all({ ...period, decisions: request.decisions })
        .map((row) => ({ decision: DecisionRow.parse(row) }));
      const waits = longest
        .all({ team, today, longest: request.longest })
        .map((row) => WaitingRow.parse(row));
      return {
        decided: decided(period),
        decisions: withSubjects(made, ({ decision }) => decision.itemId),
        waiting: z.number().parse(waiting.get({ team, today })),
        longest: withSubjects(waits, ({ itemId }) => itemId).map(({ subject, flags, since }) => ({
          subject,
          flags,
          since,
        })),
      };
    },
  };
}
