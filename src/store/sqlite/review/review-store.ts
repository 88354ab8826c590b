import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ItemId } from '../../../model/item.ts';
import type { Decision, Flag, OpenReview } from '../../../model/review/review.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import type { ReviewStore } from '../../review-store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from '../archive-rows.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';
import { createDecisionWriter } from './decision-writer.ts';
import { createItemStandings } from './item-standings.ts';
import { createMarkStore } from './mark-store.ts';
import { createMessageStore } from './message-store.ts';
import { createReadFlags } from './read-flags.ts';
import { createReviewState, DECISION_COLUMNS, DecisionRow } from './review-state.ts';
import { STANDING_DECISION } from './standing-decision.ts';

type Team = Actor['team'];

const DigestRow = z.object({ digest: z.string(), at: Instant });

/** Flags and decisions, in SQLite. */
export function createReviewStore(connection: Connection): ReviewStore {
  const { db, read, write } = connection;
  const sql = prepareStatements(db);
  const standings = createItemStandings(db);
  const decide = createDecisionWriter(db, createReviewState(db));
  const readFlags = createReadFlags(db);
  const flags = (team: Team, itemId: ItemId): readonly Flag[] => readFlags.of(team, itemId);

  const decisions = (team: Team | null, itemId: ItemId | null): readonly Decision[] =>
    sql.decisions.all({ team, itemId }).map((row): Decision => DecisionRow.parse(row));

  return {
    ...createMessageStore(connection),
    ...createMarkStore(connection),
    flags: (team, itemId) => read(() => flags(team, itemId)),
    history: (team, itemId) =>
      read(() => ({
        flags: flags(team, itemId),
        decisions: decisions(team, itemId),
        digests: sql.digestsOf.all(itemId).map((row) => DigestRow.parse(row)),
      })),
    allFlags: (team) => read(() => readFlags.all(team ?? null)),
    standings: (viewer, ids) => read(() => standings(viewer, ids)),
    openReviews: (team) =>
      read(() =>
        sql.openReviews.all(team).map((row): OpenReview => {
          const found = toArchiveItem(row);
          return { found, flags: flags(team, found.item.id) };
        }),
      ),
    addDecision: (decision, options = {}) => write(() => decide.add(decision, options)),
    undoDecision: (request) => write(() => decide.undo(request)),
    decisions: (team, itemId) => read(() => decisions(team ?? null, itemId ?? null)),
  };
}

function prepareStatements(db: Database) {
  return {
    openReviews: db.prepare<[Team]>(`
      SELECT ${ARCHIVE_ITEM_COLUMNS} FROM review_state AS state
      JOIN item USING (item_id) JOIN page USING (page_row)
      WHERE team = ? AND open_since IS NOT NULL ORDER BY open_since, state.item_id`),
    decisions: db.prepare<[object]>(`
      SELECT ${DECISION_COLUMNS} FROM ${STANDING_DECISION}
      WHERE (@team IS NULL OR team = @team) AND (@itemId IS NULL OR item_id = @itemId)
      ORDER BY seq`),
    digestsOf: db.prepare<[ItemId]>(`
      SELECT digest, slot_at AS at FROM delivery JOIN digest_run USING (run_id)
      WHERE item_id = ? AND delivery.state = 'sent' ORDER BY slot_at DESC LIMIT 10`),
  };
}
