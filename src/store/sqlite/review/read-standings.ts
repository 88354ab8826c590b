import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ItemId } from '../../../model/item.ts';
import type { TeamId } from '../../../model/slack-ids.ts';
import { DecisionRow, STATE_DECISION_COLUMNS } from './review-state.ts';

/** The decision that stands, and whether somebody's flag waits for another. */
export const StandingRow = z
  .looseObject({ openSince: z.number().nullable() })
  .transform(({ openSince, ...row }) => ({
    isOpen: openSince !== null,
    decision: DecisionRow.parse(row),
  }));
export type Standing = z.infer<typeof StandingRow>;

/** Of a `review_state AS state` joined with its decision. */
export const STANDING_COLUMNS = `${STATE_DECISION_COLUMNS}, state.open_since AS openSince`;

/** How decided items stand; those that were never decided are left out. Within the caller's transaction. */
export type ReadStandings = (team: TeamId, ids: readonly ItemId[]) => ReadonlyMap<ItemId, Standing>;

export function createReadStandings(db: Database): ReadStandings {
  const standing = db.prepare<[object]>(`
    SELECT ${STANDING_COLUMNS}
    FROM review_state AS state JOIN decision ON seq = decision_seq
    WHERE state.team = @team AND state.item_id IN (SELECT value FROM json_each(@ids))`);
  return (team, ids) => {
    const rows = standing.all({ team, ids: JSON.stringify(ids) });
    return new Map(
      rows.map((row) => StandingRow.parse(row)).map((row) => [row.decision.itemId, row]),
    );
  };
}
