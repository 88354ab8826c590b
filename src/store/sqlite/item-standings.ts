import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../model/item.ts';
import { type ItemStanding, type Standings, Verdict } from '../../model/review.ts';
import { type Actor, ChannelId, MessageTs, UserId } from '../../model/slack-ids.ts';
import { Instant } from './instant.ts';
import { STANDING_DECISION } from './standing-decision.ts';

const FlagRow = z.object({ itemId: ItemId, flags: z.number(), mine: z.number(), open: z.number() });
const DecisionRow = z.object({
  itemId: ItemId,
  verdict: Verdict,
  note: z.string().nullable(),
  by: UserId,
  at: Instant,
});
const ShareRow = z.object({ itemId: ItemId, channel: ChannelId, ts: MessageTs, at: Instant });

const NOTHING: ItemStanding = {
  flags: 0,
  isMine: false,
  decision: null,
  isOpen: true,
  shared: null,
};

/** Within the caller's transaction. */
export type ItemStandings = (viewer: Actor, ids: readonly ItemId[]) => Standings;

/** Three statements for a whole list of cards, each over the items of the list alone. */
export function createItemStandings(db: Database): ItemStandings {
  const flags = db.prepare<[object]>(`
    SELECT item_id AS itemId, count(DISTINCT user) AS flags, max(user = @user) AS mine,
      max(event_seq > coalesce(
        (SELECT max(after_event) FROM ${STANDING_DECISION}
          WHERE decision.team = mark.team AND decision.item_id = mark.item_id), -1)) AS open
    FROM mark
    WHERE standing = 1 AND team = @team AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id`);
  // SQLite takes the other columns from the row that holds the maximum.
  const decisions = db.prepare<[object]>(`
    SELECT item_id AS itemId, verdict, note, user AS "by", at, max(seq)
    FROM ${STANDING_DECISION} WHERE team = @team AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id`);
  const shares = db.prepare<[object]>(`
    SELECT item_id AS itemId, channel, ts, max(at) AS at
    FROM share
    WHERE team = @team AND user = @user AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id`);

  return ({ team, user }, ids) => {
    const standings = new Map<ItemId, ItemStanding>();
    const put = (id: ItemId, fields: Partial<ItemStanding>) =>
      standings.set(id, { ...NOTHING, ...standings.get(id), ...fields });
    const asked = { team, user, ids: JSON.stringify(ids) };
    for (const row of decisions.all(asked)) {
      const { itemId, ...decision } = DecisionRow.parse(row);
      put(itemId, { decision: { itemId, team, ...decision }, isOpen: false });
    }
    for (const row of flags.all(asked)) {
      const { itemId, flags: count, mine, open } = FlagRow.parse(row);
      put(itemId, { flags: count, isMine: mine === 1, isOpen: open === 1 });
    }
    for (const row of shares.all(asked)) {
      const { itemId, channel, ts, at } = ShareRow.parse(row);
      put(itemId, { shared: { ref: { team, channel, ts }, at } });
    }
    return standings;
  };
}
