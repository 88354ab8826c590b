import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { Flag } from '../../../model/review/review.ts';
import { TeamId, UserId } from '../../../model/slack-ids.ts';
import { Instant } from '../instant.ts';

/** Reasons as SQLite gathers them: one for each mark, null where it has none. */
export const Reasons = z.string().transform((json): readonly string[] => {
  const all = z.array(z.string().nullable()).parse(JSON.parse(json));
  return [...new Set(all.flatMap((reason) => reason ?? []))];
});

const FlagRow = z.object({
  itemId: ItemId,
  team: TeamId,
  user: UserId,
  since: Instant,
  reasons: Reasons,
});

const COLUMNS = `item_id AS itemId, team, user, min(at) AS since,
  json_group_array(reason ORDER BY at) AS reasons`;

/** Flags that stand, one per person; within the caller's transaction. */
export interface ReadFlags {
  /** Oldest first. */
  of(team: TeamId, itemId: ItemId): readonly Flag[];
  /** Of many items at once, each oldest first. */
  ofAll(team: TeamId, ids: readonly ItemId[]): ReadonlyMap<ItemId, readonly Flag[]>;
  /** Oldest first; every team's when none is named. */
  all(team: TeamId | null): readonly Flag[];
}

export function createReadFlags(db: Database): ReadFlags {
  const some = db.prepare<[object]>(`
    SELECT ${COLUMNS} FROM mark
    WHERE team = @team AND standing = 1 AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id, user ORDER BY since, user`);
  const all = db.prepare<[object]>(`
    SELECT ${COLUMNS} FROM mark WHERE standing = 1 AND (@team IS NULL OR team = @team)
    GROUP BY team, item_id, user ORDER BY since, user`);
  const ofAll: ReadFlags['ofAll'] = (team, ids) => {
    const flags = some.all({ team, ids: JSON.stringify(ids) }).map((row) => FlagRow.parse(row));
    return Map.groupBy(flags, ({ itemId }) => itemId);
  };
  return {
    of: (team, itemId) => ofAll(team, [itemId]).get(itemId) ?? [],
    ofAll,
    all: (team) => all.all({ team }).map((row) => FlagRow.parse(row)),
  };
}
