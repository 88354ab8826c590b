import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { ItemStanding, Standings } from '../../../model/review/review.ts';
import { type Actor, ChannelId, MessageTs } from '../../../model/slack-ids.ts';
import { Instant } from '../instant.ts';
import { Reasons } from './read-flags.ts';
import { DecisionRow, STATE_DECISION_COLUMNS } from './review-state.ts';

const FlagRow = z.object({
  itemId: ItemId,
  flags: z.number(),
  mine: z.number(),
  reasons: Reasons,
  myReasons: Reasons,
});
const StateRow = z.looseObject({ itemId: ItemId, openSince: z.number().nullable() });
const TagRow = z.object({ itemId: ItemId, tag: z.string() });
const ShareRow = z.object({ itemId: ItemId, channel: ChannelId, ts: MessageTs, at: Instant });

const NOTHING: ItemStanding = {
  flags: 0,
  reasons: [],
  myReasons: [],
  tags: [],
  isMine: false,
  decision: null,
  isOpen: true,
  shared: null,
};

/** Within the caller's transaction. */
export type ItemStandings = (viewer: Actor, ids: readonly ItemId[]) => Standings;

/** Four statements for a whole list of cards, each over the items of the list alone. */
export function createItemStandings(db: Database): ItemStandings {
  const flags = db.prepare<[object]>(`
    SELECT item_id AS itemId, count(DISTINCT user) AS flags, max(user = @user) AS mine,
      json_group_array(reason ORDER BY at) AS reasons,
      json_group_array(iif(user = @user, reason, NULL) ORDER BY at) AS myReasons
    FROM mark
    WHERE standing = 1 AND team = @team AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id`);
  const states = db.prepare<[object]>(`
    SELECT ${STATE_DECISION_COLUMNS}, state.open_since AS openSince
    FROM review_state AS state JOIN decision ON seq = decision_seq
    WHERE state.team = @team AND state.item_id IN (SELECT value FROM json_each(@ids))`);
  const tags = db.prepare<[object]>(`
    SELECT item_id AS itemId, tag FROM review_tag
    WHERE team = @team AND item_id IN (SELECT value FROM json_each(@ids)) ORDER BY folded`);
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
    for (const row of flags.all(asked)) {
      const { itemId, flags: count, mine, ...reasons } = FlagRow.parse(row);
      put(itemId, { flags: count, isMine: mine === 1, ...reasons });
    }
    for (const row of states.all(asked)) {
      const { itemId, openSince } = StateRow.parse(row);
      put(itemId, { decision: DecisionRow.parse(row), isOpen: openSince !== null });
    }
    for (const row of tags.all(asked)) {
      const { itemId, tag } = TagRow.parse(row);
      put(itemId, { tags: [...(standings.get(itemId)?.tags ?? []), tag] });
    }
    for (const row of shares.all(asked)) {
      const { itemId, channel, ts, at } = ShareRow.parse(row);
      put(itemId, { shared: { ref: { team, channel, ts }, at } });
    }
    return standings;
  };
}
