import type { Database } from 'better-sqlite3';
import type { ItemId } from '../../../model/item.ts';
import type { UserId } from '../../../model/slack-ids.ts';
import type { AcceptedItem } from '../../digest-store.ts';
import type { ItemsById } from '../items-by-id.ts';
import { STANDING_DECISION } from './standing-decision.ts';

/** See `DigestStore.acceptedSince`. */
export function readAccepted(
  db: Database,
  items: ItemsById,
  digest: string,
  since: Date,
): readonly AcceptedItem[] {
  const rows = db
    .prepare<[object], { readonly id: ItemId; readonly by: UserId; readonly note: string | null }>(`
      WITH told AS (
        SELECT DISTINCT item_id, delivery.team FROM delivery JOIN digest_run USING (run_id)
        WHERE digest = @digest AND delivery.state = 'sent' AND item_id IS NOT NULL),
      last AS (
        SELECT team, item_id, max(seq) AS seq FROM ${STANDING_DECISION} JOIN told USING (team, item_id)
        GROUP BY team, item_id)
      SELECT decision.item_id AS id, decision.user AS by, note FROM decision JOIN last USING (seq)
      WHERE verdict = 'accepted' AND at > @since ORDER BY seq DESC`)
    .all({ digest, since: since.getTime() });
  const found = items.items(rows.map(({ id }) => id));
  return rows.flatMap(({ id, by, note }) => {
    const item = found.get(id);
    return item === undefined || item.goneAt !== null ? [] : [{ found: item, by, note }];
  });
}
