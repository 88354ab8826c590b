import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import { NO_NOTES } from '../../../model/review/review-notes.ts';
import type { QueueEntry } from '../../../model/review/review-queue.ts';
import { ChannelId, type MessageRef, MessageTs, type TeamId } from '../../../model/slack-ids.ts';
import { createReadNotes } from './notes-store.ts';
import { createReadFlags } from './read-flags.ts';
import { createReadStandings } from './read-standings.ts';
import { createReadSubjects } from './read-subjects.ts';

const PlaceRow = z.object({ itemId: ItemId, channel: ChannelId, ts: MessageTs });

/** An item of the queue, and since when it waits. */
export type QueueRow = Pick<QueueEntry, 'since'> & { readonly itemId: ItemId };

/** Everything that a reviewer sees of items that wait, in the order of the rows. */
export type ReadQueueEntries = (team: TeamId, rows: readonly QueueRow[]) => readonly QueueEntry[];

/** Asks each table once for a whole page. Within the caller's transaction. */
export function createReadQueueEntries(db: Database): ReadQueueEntries {
  const subjects = createReadSubjects(db);
  const flags = createReadFlags(db);
  const notes = createReadNotes(db);
  const standings = createReadStandings(db);
  const places = createReadPlaces(db);
  return (team, rows) => {
    const ids = rows.map(({ itemId }) => itemId);
    const found = subjects.of(ids);
    const flagged = flags.ofAll(team, ids);
    const noted = notes(team, ids);
    const decided = standings(team, ids);
    const placed = places(team, ids);
    return rows.flatMap(({ itemId, since }): QueueEntry[] => {
      const subject = found.get(itemId);
      return subject === undefined
        ? []
        : [
            {
              subject,
              flags: flagged.get(itemId) ?? [],
              since,
              flaggedAt: placed.get(itemId) ?? [],
              decision: decided.get(itemId)?.decision ?? null,
              notes: noted.get(itemId) ?? NO_NOTES,
            },
          ];
    });
  };
}

/** Builds what reads on which messages items were flagged, the first one first. */
function createReadPlaces(db: Database) {
  const places = db.prepare<[object]>(`
    SELECT item_id AS itemId, channel, ts FROM mark
    WHERE team = @team AND standing = 1 AND channel IS NOT NULL
      AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id, channel, ts ORDER BY min(at)`);
  return (team: TeamId, ids: readonly ItemId[]): ReadonlyMap<ItemId, readonly MessageRef[]> => {
    const byItem = new Map<ItemId, MessageRef[]>();
    for (const row of places.all({ team, ids: JSON.stringify(ids) })) {
      const { itemId, channel, ts } = PlaceRow.parse(row);
      byItem.set(itemId, [...(byItem.get(itemId) ?? []), { team, channel, ts }]);
    }
    return byItem;
  };
}
