import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { Decision, Flag, ItemMessage, OpenReview } from '../../../model/review.ts';
import { type Actor, MessageRef, MessageTs, UserId } from '../../../model/slack-ids.ts';
import type { MarkRequest, MarkResult, ReviewStore } from '../../review-store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from '../archive-rows.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';
import { createDecisionWriter } from './decision-writer.ts';
import { createItemStandings } from './item-standings.ts';
import { createMarkWriter } from './mark-writer.ts';
import { createReadFlags } from './read-flags.ts';
import { createReviewState, DECISION_COLUMNS, DecisionRow } from './review-state.ts';
import { STANDING_DECISION } from './standing-decision.ts';

type Team = Actor['team'];

/** Where a person's flag stands: asked for since the last decision, or answered by it. */
const Standing = z.enum(['open', 'decided']).optional();
const DigestRow = z.object({ digest: z.string(), at: Instant });

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
  const state = createReviewState(db);
  const decide = createDecisionWriter(db, state);
  const readFlags = createReadFlags(db);
  const flags = (team: Team, itemId: ItemId): readonly Flag[] => readFlags.of(team, itemId);

  const decisions = (team: Team | null, itemId: ItemId | null): readonly Decision[] =>
    sql.decisions.all({ team, itemId }).map((row): Decision => DecisionRow.parse(row));

  const setMark = (
    request: MarkRequest,
    { standing }: { readonly standing: boolean },
  ): MarkResult => {
    const { actor, mark, itemId } = request;
    const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
    const after = state.lastDecision(team, itemId)?.afterEvent ?? -1;
    const standingOf = () =>
      Standing.parse(sql.standingOf.get({ team, itemId, user: actor.user, after }));
    const before = standingOf();
    marks.set(request, standing);
    const now = standingOf();
    state.refresh(team, itemId);
    return {
      flags: flags(team, itemId),
      changed: standing ? now !== before : before !== undefined && now === undefined,
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
    addMark: (request) => write(() => setMark(request, { standing: true })),
    removeMark: (request) => write(() => setMark(request, { standing: false })),
    flags: (team, itemId) => read(() => flags(team, itemId)),
    history: (team, itemId) =>
      read(() => ({
        flags: flags(team, itemId),
        decisions: decisions(team, itemId),
        digests: sql.digestsOf.all(itemId).map((row) => DigestRow.parse(row)),
      })),
    setReason: ({ actor, itemId, mark, reason, at }) =>
      write(() => {
        const key = { team: actor.team, itemId, user: actor.user };
        const place = mark?.kind === 'reaction' ? mark : undefined;
        const { changes } = sql.setReason.run({
          ...key,
          reason,
          kind: mark?.kind ?? null,
          channel: place?.ref.channel ?? null,
          ts: place?.ref.ts ?? null,
          emoji: place?.emoji ?? null,
        });
        if (changes > 0) {
          sql.logReason.run({ ...key, reason, at: at.getTime() });
        }
        return flags(actor.team, itemId);
      }),
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
    itemAt: db
      .prepare<[object]>(`
        SELECT coalesce(item_id, sole_item) FROM delivery
        WHERE team = @team AND channel = @channel AND ts = @ts
          AND coalesce(item_id, sole_item) IS NOT NULL
        UNION ALL
        SELECT item_id FROM share WHERE team = @team AND channel = @channel AND ts = @ts
        UNION ALL
        SELECT nomination_id FROM nomination
        WHERE team = @team AND channel = @channel AND ts = @ts`)
      .pluck(),
    messagesOf: db.prepare<[object]>(`
      SELECT team, channel, ts FROM delivery
      WHERE team = @team AND item_id = @itemId AND ts IS NOT NULL
      UNION
      SELECT team, channel, ts FROM share WHERE team = @team AND item_id = @itemId
      UNION
      SELECT team, channel, ts FROM nomination WHERE team = @team AND nomination_id = @itemId
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
    standingOf: db
      .prepare<[object]>(`
        SELECT iif(max(event_seq) > @after, 'open', 'decided') FROM mark
        WHERE team = @team AND item_id = @itemId AND user = @user AND standing = 1
        HAVING count(*) > 0`)
      .pluck(),
    setReason: db.prepare<[object]>(`
      UPDATE mark SET reason = @reason WHERE mark_id = (
        SELECT mark_id FROM mark
        WHERE team = @team AND item_id = @itemId AND user = @user AND standing = 1
          AND (@kind IS NULL OR kind = @kind)
          AND (@emoji IS NULL OR (emoji = @emoji AND channel = @channel AND ts = @ts))
        ORDER BY event_seq DESC LIMIT 1)
      AND reason IS NOT @reason`),
    logReason: db.prepare<[object]>(`
      INSERT INTO review_log (team, item_id, user, at, act, detail)
      VALUES (@team, @itemId, @user, @at, 'reason', @reason)`),
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
