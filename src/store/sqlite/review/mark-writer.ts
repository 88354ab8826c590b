import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { MarkRequest } from '../../review-store.ts';
import { Instant } from '../instant.ts';
import { STANDING_DECISION } from './standing-decision.ts';

/** Writes marks within the caller's transaction. */
export interface MarkWriter {
  /**
   * Nothing is written when it stands already, or is older than what is known of it. A button
   * that stands may be pressed again once its item has been decided.
   */
  set(request: MarkRequest, standing: boolean): void;
}

const MarkRow = z.object({ id: z.number(), standing: z.number(), at: Instant });

export function createMarkWriter(db: Database): MarkWriter {
  const reaction = db.prepare<[object]>(`
    SELECT mark_id AS id, standing, at FROM mark
    WHERE kind = 'reaction' AND team = @team AND channel = @channel AND ts = @ts
      AND emoji = @emoji AND user = @user`);
  const button = db.prepare<[object]>(`
    SELECT mark_id AS id, standing, at FROM mark
    WHERE kind = 'button' AND team = @team AND item_id = @itemId AND user = @user`);
  const add = db.prepare<[object]>(`
    INSERT INTO mark (team, item_id, user, kind, channel, ts, emoji, standing, at, event_seq)
    VALUES (@team, @itemId, @user, @kind, @channel, @ts, @emoji, @standing, @at, 0)`);
  const isDecided = db
    .prepare<[object], number>(`
      SELECT count(*) FROM ${STANDING_DECISION} JOIN mark USING (team, item_id)
      WHERE mark_id = @id AND after_event >= event_seq`)
    .pluck();
  const isSettled = db
    .prepare<[object], number>(`
      SELECT count(*) FROM review_state
      WHERE team = @team AND item_id = @itemId AND decision_seq IS NOT NULL AND open_since IS NULL`)
    .pluck();
  const events = db.prepare<[object]>(
    'INSERT INTO mark_event (mark_id, added, at) VALUES (@markId, @standing, @at)',
  );
  const update = db.prepare<[object]>(`
    UPDATE mark SET standing = @standing, at = @at, event_seq = @eventSeq, taken_back = @takenBack,
      reason = iif(@standing, @reason, reason), channel = coalesce(channel, @channel),
      ts = coalesce(ts, @ts)
    WHERE mark_id = @markId`);
  return {
    set: (request, standing) => {
      const columns = markColumns(request);
      const select = request.mark.kind === 'reaction' ? reaction : button;
      const known = MarkRow.optional().parse(select.get(columns));
      const at = request.at.getTime();
      const pressedAgain =
        request.mark.kind === 'button' &&
        standing &&
        known?.standing === 1 &&
        request.asks !== 'unless-decided'
          ? isDecided.get({ id: known.id }) !== 0
          : false;
      if (!pressedAgain && !isNews(known, request, standing)) {
        return;
      }
      const values = { standing: standing ? 1 : 0, at };
      const markId = known?.id ?? add.run({ ...columns, ...values }).lastInsertRowid;
      const event = events.run({ markId, ...values }).lastInsertRowid;
      // As if it had been there before the decision: it counts, and asks for no other.
      const isQuiet = standing && request.asks === 'unless-decided' && isSettled.get(columns) !== 0;
      const eventSeq = isQuiet ? 0 : event;
      const takenBack = Number(!standing && request.isTakenBack === true);
      const { channel, ts } = columns;
      const reason = request.reason ?? null;
      update.run({ markId, eventSeq, takenBack, reason, channel, ts, ...values });
    },
  };
}

function isNews(
  known: z.infer<typeof MarkRow> | undefined,
  { mark, at }: MarkRequest,
  standing: boolean,
): boolean {
  if (known === undefined) {
    // A reaction taken away before it was heard of: its late arrival must not bring it back.
    return standing || mark.kind === 'reaction';
  }
  const differs = (known.standing === 1) !== standing;
  if (mark.kind === 'button') {
    return differs;
  }
  // Slack may deliver a reaction's events again, and out of order. A newer one of the same sense
  // is news too: its opposite, which lies between the two, is still to come and must count as old.
  return at > known.at || (differs && at >= known.at);
}

function markColumns({ itemId, actor, mark, where }: MarkRequest) {
  const place =
    mark.kind === 'reaction'
      ? { channel: mark.ref.channel, ts: mark.ref.ts, emoji: mark.emoji }
      : { channel: where?.channel ?? null, ts: where?.ts ?? null, emoji: null };
  // A reaction belongs to the workspace in which its message stands.
  const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
  return { itemId, team, user: actor.user, kind: mark.kind, ...place };
}
