import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ItemId } from '../../../model/item.ts';
import { Decision } from '../../../model/review/review.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import { Instant } from '../instant.ts';
import { STANDING_DECISION } from './standing-decision.ts';

export const DECISION_COLUMNS =
  'item_id AS itemId, team, verdict, note, duplicate_of AS duplicateOf, user AS "by", at';

export const DecisionRow = z.looseObject({ at: Instant }).pipe(Decision);

/** A decision of the log with its number, and the number of the last mark that it answers. */
export const NumberedDecision = z
  .looseObject({ at: Instant })
  .pipe(Decision.extend({ seq: z.number(), afterEvent: z.number() }));
export type NumberedDecision = z.infer<typeof NumberedDecision>;

/** The standing decision of a `review_state AS state`, with the note as it is now. */
export const STATE_DECISION_COLUMNS = `state.item_id AS itemId, state.team, decision.verdict,
  coalesce(state.note, decision.note) AS note, decision.duplicate_of AS duplicateOf,
  decision.user AS "by", decision.at`;

/** How items stand, derived from marks and decisions; within the caller's transaction. */
export interface ReviewState {
  /** To be called after each mark, decision or undo. */
  refresh(team: TeamId, itemId: ItemId): void;
  lastDecision(team: TeamId, itemId: ItemId): NumberedDecision | undefined;
  /** Whether somebody's flag waits for an answer. */
  isOpen(team: TeamId, itemId: ItemId): boolean;
}

export function createReviewState(db: Database): ReviewState {
  const last = db.prepare<[TeamId, ItemId]>(`
    SELECT seq, after_event AS afterEvent, ${DECISION_COLUMNS} FROM ${STANDING_DECISION}
    WHERE team = ? AND item_id = ? ORDER BY seq DESC LIMIT 1`);
  // The log's numbers rather than times tell what came after what, as clocks may be moved.
  const put = db.prepare<[object]>(`
    INSERT INTO review_state (team, item_id, flags, open_flags, open_since, decision_seq, verdict,
      decided_by, decided_at)
    SELECT @team, @itemId, count(DISTINCT user),
      count(DISTINCT CASE WHEN event_seq > @after THEN user END),
      min(CASE WHEN event_seq > @after THEN at END), @seq, @verdict, @by, @at
    FROM mark WHERE team = @team AND item_id = @itemId AND standing = 1
    ON CONFLICT DO UPDATE SET flags = excluded.flags, open_flags = excluded.open_flags,
      open_since = excluded.open_since, decision_seq = excluded.decision_seq,
      verdict = excluded.verdict, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`);
  const open = db
    .prepare<[TeamId, ItemId]>('SELECT open_since FROM review_state WHERE team = ? AND item_id = ?')
    .pluck();

  const lastDecision = (team: TeamId, itemId: ItemId) =>
    NumberedDecision.optional().parse(last.get(team, itemId));
  return {
    lastDecision,
    refresh: (team, itemId) => {
      const decision = lastDecision(team, itemId);
      put.run({
        team,
        itemId,
        after: decision?.afterEvent ?? -1,
        seq: decision?.seq ?? null,
        verdict: decision?.verdict ?? null,
        by: decision?.by ?? null,
        at: decision?.at.getTime() ?? null,
      });
    },
    isOpen: (team, itemId) => typeof open.get(team, itemId) === 'number',
  };
}
