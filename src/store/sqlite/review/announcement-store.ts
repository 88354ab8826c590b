import { z } from 'zod';
import { type Announcement, Decision } from '../../../model/review/review.ts';
import { ChannelId, MessageTs } from '../../../model/slack-ids.ts';
import type { AnnouncementStore } from '../../announcement-store.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';
import { DECISION_COLUMNS, DecisionRow } from './review-state.ts';
import { standingAfter } from './standing-decision.ts';

const Row = Decision.extend({
  seq: z.number(),
  channel: ChannelId,
  ts: MessageTs,
  attempts: z.number(),
  startedAt: Instant.nullable(),
  at: Instant,
  undoes: z.number().nullable(),
});

/** What the threads of decided items are still to hear, in SQLite. */
export function createAnnouncementStore({ db, read, write }: Connection): AnnouncementStore {
  const due = db.prepare<[number]>(`
    SELECT decision_seq AS seq, channel, ts, attempts, started_at AS startedAt,
      item_id AS itemId, team, verdict, note, duplicate_of AS duplicateOf, user AS "by", at, undoes
    FROM announcement JOIN decision ON decision.seq = decision_seq
    WHERE outcome IS NULL AND due_at <= ? ORDER BY due_at, decision_seq, ts`);
  // As the undo left it: what was decided later has an announcement of its own.
  const stoodAfter = db.prepare<[object]>(`
    SELECT ${DECISION_COLUMNS} FROM decision WHERE seq = ${standingAfter('@seq')}`);
  const claim = db.prepare<[object]>(`
    UPDATE announcement SET attempts = attempts + 1, started_at = coalesce(started_at, @at),
      due_at = @until
    WHERE decision_seq = @seq AND channel = @channel AND ts = @ts AND attempts = @attempts
      AND outcome IS NULL`);
  const postpone = db.prepare<[object]>(`
    UPDATE announcement SET due_at = @until, started_at = iif(@inDoubt, started_at, NULL)
    WHERE decision_seq = @seq AND channel = @channel AND ts = @ts AND attempts = @claimed`);
  const settle = db.prepare<[object]>(`
    UPDATE announcement SET outcome = @outcome
    WHERE decision_seq = @seq AND channel = @channel AND ts = @ts`);
  const announcementOf = (row: unknown): Announcement => {
    const { seq, channel, ts, attempts, startedAt, undoes, ...decision } = Row.parse(row);
    const { team, itemId } = decision;
    const standing = DecisionRow.optional().parse(stoodAfter.get({ team, itemId, seq })) ?? null;
    return {
      seq,
      ref: { team, channel, ts },
      attempts,
      startedAt,
      decision,
      takesBack: undoes === null ? null : { standing },
    };
  };
  const keyOf = ({ seq, ref }: Pick<Announcement, 'seq' | 'ref'>) => ({
    seq,
    channel: ref.channel,
    ts: ref.ts,
  });
  return {
    dueAnnouncements: (now) => read(() => due.all(now.getTime()).map(announcementOf)),
    claimAnnouncement: (announcement, at, until) =>
      write(() => {
        const { attempts } = announcement;
        const times = { at: at.getTime(), until: until.getTime() };
        return claim.run({ ...keyOf(announcement), ...times, attempts }).changes === 1;
      }),
    postponeAnnouncement: (announcement, until, inDoubt) =>
      write(() => {
        const isDoubt = Number(inDoubt === 'in-doubt');
        const claimed = announcement.attempts + 1;
        postpone.run({ ...keyOf(announcement), claimed, until: until.getTime(), inDoubt: isDoubt });
      }),
    settleAnnouncement: (announcement, outcome) =>
      write(() => {
        settle.run({ ...keyOf(announcement), outcome });
      }),
  };
}
