import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { Nomination, ReviewSubject } from '../../../model/review/nomination.ts';
import { ChannelId, MessageTs, TeamId, UserId } from '../../../model/slack-ids.ts';
import { Instant } from '../instant.ts';
import { createItemsById } from '../items-by-id.ts';

const NominationRow = z
  .object({
    id: ItemId,
    team: TeamId,
    channel: ChannelId,
    ts: MessageTs,
    text: z.string(),
    permalink: z.string().nullable(),
    by: UserId,
    at: Instant,
    private: z.number(),
  })
  .transform(
    ({ team, channel, ts, private: isPrivate, ...nomination }): Nomination => ({
      ...nomination,
      source: { team, channel, ts },
      isPrivate: isPrivate === 1,
    }),
  );

const COLUMNS = `nomination_id AS id, team, channel, ts, text, permalink, user AS "by", at, private`;

/** What is reviewed, by id; within the caller's transaction. */
export interface ReadSubjects {
  of(ids: readonly ItemId[]): ReadonlyMap<ItemId, ReviewSubject>;
  nominations(ids: readonly ItemId[]): readonly Nomination[];
  /** Oldest first; every team's when none is named. */
  allNominations(team: TeamId | null): readonly Nomination[];
}

export function createReadSubjects(db: Database): ReadSubjects {
  const items = createItemsById(db);
  const some = db.prepare<[string]>(
    `SELECT ${COLUMNS} FROM nomination WHERE nomination_id IN (SELECT value FROM json_each(?))`,
  );
  const all = db.prepare<[object]>(
    `SELECT ${COLUMNS} FROM nomination WHERE @team IS NULL OR team = @team ORDER BY at, nomination_id`,
  );
  const nominations = (ids: readonly ItemId[]) =>
    some.all(JSON.stringify(ids)).map((row) => NominationRow.parse(row));
  return {
    nominations,
    allNominations: (team) => all.all({ team }).map((row) => NominationRow.parse(row)),
    of: (ids) => {
      const found = items.items(ids);
      const missing = ids.filter((id) => !found.has(id));
      return new Map<ItemId, ReviewSubject>([
        ...[...found].map(([id, item]) => [id, { kind: 'item', found: item }] as const),
        ...(missing.length === 0 ? [] : nominations(missing)).map(
          (nomination) => [nomination.id, { kind: 'nomination', nomination }] as const,
        ),
      ]);
    },
  };
}
