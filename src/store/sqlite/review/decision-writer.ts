import type { Database } from 'better-sqlite3';
import { Decision } from '../../../model/review/review.ts';
import type {
  AddedDecision,
  DecideOptions,
  UndoneDecision,
  UndoRequest,
} from '../../review-store.ts';
import type { NumberedDecision, ReviewState } from './review-state.ts';
import { standingAfter } from './standing-decision.ts';

/** Writes decisions, and what takes them back, within the caller's transaction. */
export interface DecisionWriter {
  add(decision: Decision, options: DecideOptions): AddedDecision;
  undo(request: UndoRequest): UndoneDecision | undefined;
}

export function createDecisionWriter(db: Database, state: ReviewState): DecisionWriter {
  const sql = prepareStatements(db);
  return {
    add: (asked, { announceAt, seen }) => {
      const { team, itemId } = asked;
      const last = state.lastDecision(team, itemId);
      const isAsSeen =
        seen === undefined
          ? last === undefined || state.isOpen(team, itemId)
          : (last?.at.getTime() ?? null) === (seen?.getTime() ?? null);
      if (!isAsSeen) {
        return { kind: 'changed-meanwhile', standing: decisionOf(last) };
      }
      const written = sql.takeNote.get({ team, itemId })?.note ?? null;
      const decision: Decision = { ...asked, note: asked.note ?? written };
      const seq = sql.decide.run({ ...decision, at: decision.at.getTime() }).lastInsertRowid;
      sql.leaveOut.run({ team, itemId });
      if (announceAt !== undefined) {
        sql.announce.run({ seq, team, itemId, due: announceAt.getTime() });
      }
      state.refresh(team, itemId);
      sql.settleNotes.run({ team, itemId });
      return { kind: 'added', decision, replaced: decisionOf(last) };
    },
    undo: ({ actor, itemId, decidedAt, at, announceAt }) => {
      const { team } = actor;
      const last = state.lastDecision(team, itemId);
      if (last === undefined || last.at.getTime() !== decidedAt.getTime()) {
        return undefined;
      }
      const { seq } = last;
      const undo = sql.undo.run({ seq, by: actor.user, at: at.getTime() }).lastInsertRowid;
      // In this order: what is left out was heard by nobody, so nothing of it is to be corrected.
      sql.leaveOut.run({ team, itemId });
      const standing = state.lastDecision(team, itemId);
      const due = announceAt.getTime();
      sql.correct.run({ team, itemId, undo, standing: standing?.seq ?? null, due });
      sql.tellAfterAll.run({ team, itemId, standing: standing?.seq ?? null, due });
      state.refresh(team, itemId);
      sql.giveNoteBack.run({ team, itemId, note: last.note });
      return { decision: Decision.parse(last), standing: decisionOf(standing) };
    },
  };
}

/** What an item's threads were to hear. */
const ANNOUNCED = `(SELECT announcement.* FROM announcement JOIN decision ON seq = decision_seq
  WHERE team = @team AND item_id = @itemId) AS heard`;
/** Told, or in doubt. */
const HEARD = `(heard.outcome = 'told' OR (heard.outcome IS NULL AND heard.started_at IS NOT NULL))`;

function decisionOf(numbered: NumberedDecision | undefined): Decision | null {
  return numbered === undefined ? null : Decision.parse(numbered);
}

function prepareStatements(db: Database) {
  return {
    takeNote: db.prepare<[object], { readonly note: string | null }>(
      'SELECT note FROM review_state WHERE team = @team AND item_id = @itemId',
    ),
    /** The note is the decision's now; who is to decide, and when, is settled. */
    settleNotes: db.prepare<[object]>(
      'UPDATE review_state SET note = NULL, later = NULL WHERE team = @team AND item_id = @itemId',
    ),
    giveNoteBack: db.prepare<[object]>(`
      UPDATE review_state SET note = coalesce(note, @note) WHERE team = @team AND item_id = @itemId`),
    decide: db.prepare<[object]>(`
      INSERT INTO decision (team, item_id, verdict, note, duplicate_of, user, at, after_event)
      SELECT @team, @itemId, @verdict, @note, @duplicateOf, @by, @at, coalesce(max(seq), 0)
      FROM mark_event`),
    undo: db.prepare<[object]>(`
      INSERT INTO decision (team, item_id, verdict, note, user, at, after_event, undoes)
      SELECT team, item_id, verdict, NULL, @by, @at, after_event, seq FROM decision
      WHERE seq = @seq`),
    announce: db.prepare<[object]>(`
      INSERT INTO announcement (decision_seq, channel, ts, due_at)
      SELECT @seq, channel, ts, @due FROM delivery
      WHERE team = @team AND item_id = @itemId AND ts IS NOT NULL
      UNION
      SELECT @seq, channel, ts, @due FROM share WHERE team = @team AND item_id = @itemId
      UNION
      SELECT @seq, channel, ts, @due FROM nomination
      WHERE team = @team AND nomination_id = @itemId`),
    // A thread whose last word is not what stands now is corrected, in one message, whatever came
    // between: a decision and its being taken back that nobody heard of leave no trace.
    correct: db.prepare<[object]>(`
      INSERT INTO announcement (decision_seq, channel, ts, due_at)
      SELECT @undo, channel, ts, @due FROM (
        SELECT channel, ts, max(decision_seq) AS heard FROM ${ANNOUNCED} WHERE ${HEARD}
        GROUP BY channel, ts)
      WHERE ${standingAfter('heard')} IS NOT @standing`),
    // One that was replaced before its thread heard of it, and stands again.
    tellAfterAll: db.prepare<[object]>(`
      UPDATE announcement SET outcome = NULL, due_at = @due
      WHERE decision_seq = @standing AND outcome = 'not-needed'
        AND NOT EXISTS (SELECT 1 FROM ${ANNOUNCED} WHERE ${HEARD}
          AND heard.channel = announcement.channel AND heard.ts = announcement.ts)`),
    leaveOut: db.prepare<[object]>(`
      UPDATE announcement SET outcome = 'not-needed'
      WHERE outcome IS NULL AND started_at IS NULL
        AND decision_seq IN (SELECT seq FROM decision WHERE team = @team AND item_id = @itemId)`),
  };
}
