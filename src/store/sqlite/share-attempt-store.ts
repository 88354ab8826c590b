import { z } from 'zod';
import { ItemId } from '../../model/item.ts';
import type { ShareAttempt } from '../../model/review/review.ts';
import { ChannelId, MessageTs, TeamId, UserId } from '../../model/slack-ids.ts';
import type { ShareAttemptStore } from '../share-attempt-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';
import { livingOwner } from './living-owner.ts';

const COLUMNS = `id, team, channel, thread_ts AS threadTs, item_id AS itemId, user AS "by", at`;

const Row = z.object({
  id: z.string(),
  team: TeamId,
  channel: ChannelId,
  threadTs: MessageTs.nullable(),
  itemId: ItemId,
  by: UserId,
  at: Instant,
});

const Known = z.object({ isUnderWay: z.number() });

/** The same item, by the same person, at the same place. */
const SAME = `team = @team AND channel = @channel AND thread_ts IS @threadTs
  AND item_id = @itemId AND user = @by`;

/** Shares whose message is not known, in SQLite. */
export function createShareAttemptStore({ db, read, write }: Connection): ShareAttemptStore {
  const shared = db
    .prepare<[object], string>(
      `SELECT ts FROM share WHERE ${SAME} AND at > @sharedAfter ORDER BY at DESC, ts DESC LIMIT 1`,
    )
    .pluck();
  const known = db.prepare<[object]>(`
    SELECT ${COLUMNS}, under_way_until > @at AND (owner IS @owner OR ${livingOwner('share_attempt.owner')})
      AS isUnderWay
    FROM share_attempt WHERE ${SAME} AND abs(at - @at) < @doubtMs ORDER BY at DESC, id LIMIT 1`);
  const begin = db.prepare<[object]>(`
    INSERT INTO share_attempt (
      id, team, channel, thread_ts, item_id, user, at, owner, under_way_until)
    VALUES (@id, @team, @channel, @threadTs, @itemId, @by, @at, @owner, @until)
    ON CONFLICT DO NOTHING`);
  const goOn = db.prepare<[object]>(
    'UPDATE share_attempt SET owner = @owner, under_way_until = @until WHERE id = @id',
  );
  const doubt = db.prepare<[string]>('UPDATE share_attempt SET under_way_until = 0 WHERE id = ?');
  const end = db.prepare<[string]>('DELETE FROM share_attempt WHERE id = ?');
  const open = db.prepare<[string, number]>(`
    SELECT ${COLUMNS} FROM share_attempt WHERE team = ? AND at >= ? ORDER BY at DESC, id`);
  return {
    claimShare: (attempt, { owner, sameClickMs, doubtMs, underWayMs }) =>
      write(() => {
        const { team, channel } = attempt;
        const at = attempt.at.getTime();
        const until = at + underWayMs;
        const values = { ...attempt, at, owner, until };
        const ts = shared.get({ ...values, sharedAfter: at - sameClickMs });
        if (ts !== undefined) {
          return { kind: 'shared', ref: { team, channel, ts: MessageTs.parse(ts) } };
        }
        const row: unknown = known.get({ ...values, doubtMs });
        if (row === undefined) {
          begin.run(values);
          return { kind: 'begun' };
        }
        const { isUnderWay } = Known.parse(row);
        if (isUnderWay === 1) {
          return { kind: 'under-way' };
        }
        const earlier = Row.parse(row);
        goOn.run({ id: earlier.id, owner, until });
        return { kind: 'in-doubt', attempt: earlier };
      }),
    doubtShare: (id) => write(() => void doubt.run(id)),
    endShare: (id) => write(() => void end.run(id)),
    openShares: (team, since) =>
      read(() => open.all(team, since.getTime()).map((row): ShareAttempt => Row.parse(row))),
  };
}
