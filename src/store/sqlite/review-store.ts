import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../model/item.ts';
import { Decision, type Flag, type ItemMessage, type OpenReview } from '../../model/review.ts';
import { type Actor, MessageRef, MessageTs, TeamId, UserId } from '../../model/slack-ids.ts';
import type { MarkRequest, MarkResult, ReviewStore } from '../review-store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from './archive-rows.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';
import { createItemStandings } from './item-standings.ts';
import { createMarkWriter } from './mark-writer.ts';
import { STANDING_DECISION } from './standing-decision.ts';

type Team = Actor['team'];

const FlagRow = z.object({ itemId: ItemId, team: TeamId, user: UserId, since: Instant });
/** Where a person's flag stands: asked for since the last decision, or answered by it. */
const Standing = z.enum(['open', 'decided']).optional();
const DigestRow = z.object({ digest: z.string(), at: Instant });
const DecisionRow = z.looseObject({ at: Instant }).pipe(Decision);

const Bit = z.number().transform((bit) => bit === 1);
const ReactionMarkRow = z.object({
  user: UserId,
  emoji: z.string(),
  standing: Bit,
  isTakenBack: Bit,
});
const ItemMessageRow = MessageRef.extend({
  itemId: ItemId,
  threadTs: MessageTs.nullable(),
}).transform(
  ({ team, channel, ts, itemId, threadTs }): ItemMessage => ({
    ref: { team, channel, ts },
    threadTs,
    itemId,
  }),
);

/** An instant as Slack writes it in a message's timestamp. */
const slackTs = (at: Date) => (at.getTime() / 1000).toFixed(6);

/** Flags, the review queue and its log, in SQLite. */
export function createReviewStore({ db, read, write }: Connection): ReviewStore {
  const sql = prepareStatements(db);
  const marks = createMarkWriter(db);
  const standings = createItemStandings(db);
  const flags = (team: Team, itemId: ItemId): readonly Flag[] =>
    sql.flags.all(team, itemId).map((row) => FlagRow.parse(row));

  const decisions = (team: Team | null, itemId: ItemId | null): readonly Decision[] =>
    sql.decisions.all({ team, itemId }).map((row): Decision => DecisionRow.parse(row));

  const setMark = (request: MarkRequest, standing: boolean): MarkResult => {
    const { actor, mark, itemId } = request;
    const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
    const standingOf = () => Standing.parse(sql.standingOf.get({ team, itemId, user: actor.user }));
    const before = standingOf();
    marks.set(request, standing);
    const after = standingOf();
    return {
      flags: flags(team, itemId),
      changed: standing ? after !== before : before !== undefined && after === undefined,
    };
  };

  return {
    itemAt: (ref) => read(() => ItemId.optional().parse(sql.itemAt.get(ref))),
    messagesOf: (team, itemId) =>
      read(() => sql.messagesOf.all({ team, itemId }).map((row) => MessageRef.parse(row))),
    recordShare: ({ ref, threadTs, itemId, by, at }) =>
      write(() => void sql.share.run({ ...ref, threadTs, itemId, user: by, at: at.getTime() })),
    itemMessages: (team, since) =>
      read(() =>
        sql.itemMessages
          .all({ team, since: since.getTime(), sinceTs: slackTs(since) })
          .map((row) => ItemMessageRow.parse(row)),
      ),
    reactionMarks: (ref) =>
      read(() => sql.reactionMarks.all(ref).map((row) => ReactionMarkRow.parse(row))),
    addMark: (request) => write(() => setMark(request, true)),
    removeMark: (request) => write(() => setMark(request, false)),
    flags: (team, itemId) => read(() => flags(team, itemId)),
    history: (team, itemId) =>
      read(() => ({
        flags: flags(team, itemId),
        decisions: decisions(team, itemId),
        digests: sql.digestsOf.all(itemId).map((row) => DigestRow.parse(row)),
      })),
    standings: (viewer, ids) => read(() => standings(viewer, ids)),
    openReviews: (team) =>
      read(() =>
        sql.openReviews.all(team).map((row): OpenReview => {
          const found = toArchiveItem(row);
          return { found, flags: flags(team, found.item.id) };
        }),
      ),
    addDecision: (decision, announceAt) =>
      write(() => {
        const { team, itemId, by, at } = decision;
        const earlier = DecisionRow.optional().parse(sql.lastDecision.get(team, itemId));
        if (earlier !== undefined && sql.newFlags.get({ team, itemId }) === 0) {
          return earlier;
        }
        const seq = sql.decide.run({ ...decision, by, at: at.getTime() }).lastInsertRowid;
        if (announceAt !== undefined) {
          sql.announce.run({ seq, team, itemId, due: announceAt.getTime() });
        }
        return undefined;
      }),
    undoDecision: ({ actor, itemId, decidedAt, at, announceAt }) =>
      write(() => {
        const last = LastRow.optional().parse(sql.lastDecision.get(actor.team, itemId));
        if (last === undefined || last.at.getTime() !== decidedAt.getTime()) {
          return undefined;
        }
        const { seq, ...decision } = last;
        const undo = sql.undo.run({ seq, by: actor.user, at: at.getTime() }).lastInsertRowid;
        sql.correct.run({ undo, seq, due: announceAt.getTime() });
        sql.leaveOut.run(seq);
        return decision;
      }),
    decisions: (team, itemId) => read(() => decisions(team ?? null, itemId ?? null)),
    newestDecisions: (team, limit) =>
      read(() =>
        sql.newestDecisions.all(team, limit).map((row): Decision => DecisionRow.parse(row)),
      ),
  };
}

const LastRow = z.looseObject({ at: Instant }).pipe(Decision.extend({ seq: z.number() }));
const DECISION_COLUMNS = 'item_id AS itemId, team, verdict, note, user AS "by", at';

/**
 * Flags that stand, one per person: since when, and since when after the
 * item's last decision (null when no mark came after it). The log's numbers
 * rather than times decide, as clocks may be moved.
 */
const FLAGS = `
  SELECT item_id, team, user, min(at) AS since, min(CASE WHEN is_new THEN at END) AS new_since
  FROM (
    SELECT item_id, team, user, at,
      event_seq > coalesce(
        (SELECT max(after_event) FROM ${STANDING_DECISION}
          WHERE decision.team = mark.team AND decision.item_id = mark.item_id), -1) AS is_new
    FROM mark WHERE standing = 1)
  GROUP BY team, item_id, user`;

function prepareStatements(db: Database) {
  return {
    itemAt: db
      .prepare<[object]>(`
        SELECT coalesce(item_id, sole_item) FROM delivery
        WHERE team = @team AND channel = @channel AND ts = @ts
          AND coalesce(item_id, sole_item) IS NOT NULL
        UNION ALL
        SELECT item_id FROM share WHERE team = @team AND channel = @channel AND ts = @ts`)
      .pluck(),
    messagesOf: db.prepare<[object]>(`
      SELECT team, channel, ts FROM delivery
      WHERE team = @team AND item_id = @itemId AND ts IS NOT NULL
      UNION
      SELECT team, channel, ts FROM share WHERE team = @team AND item_id = @itemId
      ORDER BY ts, channel`),
    share: db.prepare<[object]>(`
      INSERT INTO share (team, channel, ts, thread_ts, item_id, user, at)
      VALUES (@team, @channel, @ts, @threadTs, @itemId, @user, @at) ON CONFLICT DO NOTHING`),
    // Slack's timestamps have ten digits before their point, so they compare as texts.
    itemMessages: db.prepare<[object]>(`
      SELECT delivery.team, delivery.channel, delivery.ts,
        coalesce(delivery.item_id, delivery.sole_item) AS itemId,
        (SELECT parent.ts FROM delivery AS parent
          WHERE parent.run_id = delivery.run_id AND parent.item_id IS NULL AND parent.ts IS NOT NULL
            AND delivery.item_id IS NOT NULL
          ORDER BY parent.seq LIMIT 1) AS threadTs
      FROM delivery
      WHERE team = @team AND coalesce(item_id, sole_item) IS NOT NULL AND ts >= @sinceTs
      UNION ALL
      SELECT team, channel, ts, item_id, thread_ts FROM share WHERE team = @team AND at >= @since
      ORDER BY 3 DESC`),
    reactionMarks: db.prepare<[MessageRef]>(`
      SELECT user, emoji, standing, taken_back AS isTakenBack FROM mark
      WHERE kind = 'reaction' AND team = @team AND channel = @channel AND ts = @ts`),
    flags: db.prepare<[Team, ItemId]>(`
      SELECT item_id AS itemId, team, user, since FROM (${FLAGS})
      WHERE team = ? AND item_id = ? ORDER BY since, user`),
    newFlags: db
      .prepare<[object], number>(`
        SELECT count(*) FROM (${FLAGS}) 
        WHERE team = @team AND item_id = @itemId AND new_since IS NOT NULL`)
      .pluck(),
    standingOf: db
      .prepare<[object]>(`
        SELECT iif(new_since IS NULL, 'decided', 'open') FROM (${FLAGS})
        WHERE team = @team AND item_id = @itemId AND user = @user`)
      .pluck(),
    openReviews: db.prepare<[Team]>(`
      SELECT ${ARCHIVE_ITEM_COLUMNS} FROM (
        SELECT item_id, min(new_since) AS oldest FROM (${FLAGS})
        WHERE team = ? AND new_since IS NOT NULL GROUP BY item_id) AS open
      JOIN item USING (item_id) JOIN page USING (page_row) ORDER BY oldest, item_id`),
    lastDecision: db.prepare<[Team, ItemId]>(`
      SELECT seq, ${DECISION_COLUMNS} FROM ${STANDING_DECISION} WHERE team = ? AND item_id = ?
      ORDER BY seq DESC LIMIT 1`),
    announce: db.prepare<[object]>(`
      INSERT INTO announcement (decision_seq, channel, ts, due_at)
      SELECT @seq, channel, ts, @due FROM delivery
      WHERE team = @team AND item_id = @itemId AND ts IS NOT NULL
      UNION
      SELECT @seq, channel, ts, @due FROM share WHERE team = @team AND item_id = @itemId`),
    undo: db.prepare<[object]>(`
      INSERT INTO decision (team, item_id, verdict, note, user, at, after_event, undoes)
      SELECT team, item_id, verdict, NULL, @by, @at, after_event, seq FROM decision
      WHERE seq = @seq`),
    // A thread that may have heard of the decision hears that it is taken back, once.
    correct: db.prepare<[object]>(`
      INSERT INTO announcement (decision_seq, channel, ts, due_at)
      SELECT @undo, channel, ts, @due FROM announcement
      WHERE decision_seq = @seq
        AND (outcome = 'told' OR (outcome IS NULL AND started_at IS NOT NULL))`),
    leaveOut: db.prepare<[number]>(`
      UPDATE announcement SET outcome = 'not-needed'
      WHERE decision_seq = ? AND outcome IS NULL AND started_at IS NULL`),
    decide: db.prepare<[object]>(`
      INSERT INTO decision (team, item_id, verdict, note, user, at, after_event)
      SELECT @team, @itemId, @verdict, @note, @by, @at, coalesce(max(seq), 0) FROM mark_event`),
    decisions: db.prepare<[object]>(`
      SELECT ${DECISION_COLUMNS} FROM ${STANDING_DECISION}
      WHERE (@team IS NULL OR team = @team) AND (@itemId IS NULL OR item_id = @itemId)
      ORDER BY seq`),
    digestsOf: db.prepare<[ItemId]>(`
      SELECT digest, slot_at AS at FROM delivery JOIN digest_run USING (run_id)
      WHERE item_id = ? AND delivery.state = 'sent' ORDER BY slot_at DESC LIMIT 10`),
    newestDecisions: db.prepare<[Team, number]>(`
      SELECT ${DECISION_COLUMNS} FROM ${STANDING_DECISION} WHERE team = ?
      ORDER BY seq DESC LIMIT ?`),
  };
}
