import type { Database } from 'better-sqlite3';
import { ItemId } from '../../../model/item.ts';
import type { ItemMessage } from '../../../model/review/review.ts';
import { MessageRef, MessageTs } from '../../../model/slack-ids.ts';
import type { ReviewStore } from '../../review-store.ts';
import type { Connection } from '../connection.ts';

type MessageStore = Pick<
  ReviewStore,
  'itemAt' | 'awaitsItemMessage' | 'messagesOf' | 'recordShare' | 'itemMessages'
>;

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

/** Which messages show which items: those of digests, those that were shared, and what was suggested. */
export function createMessageStore({ db, read, write }: Connection): MessageStore {
  const sql = prepareStatements(db);
  return {
    itemAt: (ref) => read(() => ItemId.optional().parse(sql.itemAt.get(ref))),
    awaitsItemMessage: ({ team, channel }, since) =>
      read(() => sql.awaited.get({ team, channel, since: since.getTime() }) === 1),
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
    // Few runs are open at a time, and those have an index of their own; a run is of one workspace.
    awaited: db
      .prepare<[object]>(`
        SELECT EXISTS (
          SELECT 1 FROM share_attempt
          WHERE team = @team AND channel = @channel AND at >= @since
          UNION ALL
          SELECT 1 FROM digest_run JOIN delivery USING (run_id)
          WHERE digest_run.state = 'posting' AND digest_run.channel_id = @channel
            AND delivery.state = 'sending' AND started_at >= @since
            AND coalesce(item_id, sole_item) IS NOT NULL)`)
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
  };
}
