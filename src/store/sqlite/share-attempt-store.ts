import { z } from 'zod';
import { ItemId } from '../../model/item.ts';
import type { ShareAttempt } from '../../model/review.ts';
import { ChannelId, MessageTs, TeamId, UserId } from '../../model/slack-ids.ts';
import type { ShareAttemptStore } from '../share-attempt-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';

const Row = z.object({
  id: z.string(),
  team: TeamId,
  channel: ChannelId,
  threadTs: MessageTs.nullable(),
  itemId: ItemId,
  by: UserId,
  at: Instant,
});

/** Shares whose message is not known, in SQLite. */
export function createShareAttemptStore({ db, read, write }: Connection): ShareAttemptStore {
  const begin = db.prepare<[object]>(`
    INSERT INTO share_attempt (id, team, channel, thread_ts, item_id, user, at)
    VALUES (@id, @team, @channel, @threadTs, @itemId, @by, @at) ON CONFLICT DO NOTHING`);
  const end = db.prepare<[string]>('DELETE FROM share_attempt WHERE id = ?');
  const open = db.prepare<[string, number]>(`
    SELECT id, team, channel, thread_ts AS threadTs, item_id AS itemId, user AS "by", at
    FROM share_attempt WHERE team = ? AND at >= ? ORDER BY at DESC, id`);
  return {
    beginShare: (attempt) => write(() => void begin.run({ ...attempt, at: attempt.at.getTime() })),
    endShare: (id) => write(() => void end.run(id)),
    openShares: (team, since) =>
      read(() => open.all(team, since.getTime()).map((row): ShareAttempt => Row.parse(row))),
  };
}
