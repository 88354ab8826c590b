import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ReviewLogEntry } from '../../../model/review/review-log.ts';
import type { LogRequest } from '../../queue-store.ts';
import { Instant } from '../instant.ts';

const Row = z.looseObject({ at: Instant }).pipe(ReviewLogEntry);

/** The log lies in three tables, none of which is ever changed; here they are one. */
const LOG = `
  SELECT mark.team, mark.item_id AS itemId, mark_event.at, mark.user AS "by",
    iif(added = 1, 'flagged', 'unflagged') AS act, iif(added = 1, mark.reason, NULL) AS detail,
    NULL AS note, NULL AS duplicateOf, NULL AS person, 1 AS part, mark_event.seq
  FROM mark_event JOIN mark USING (mark_id)
  UNION ALL
  SELECT made.team, made.item_id, made.at, made.user,
    iif(made.undoes IS NULL, 'decided', 'undone'), made.verdict, made.note, made.duplicate_of,
    NULL, 3, made.seq
  FROM decision AS made
  UNION ALL
  SELECT team, item_id, at, user, act, detail, NULL, NULL, person, 2, seq FROM review_log`;

/** Within the caller's transaction; oldest first. */
export function createReadLog(db: Database): (request: LogRequest) => readonly ReviewLogEntry[] {
  const log = db.prepare<[object]>(`
    SELECT * FROM (${LOG})
    WHERE (@team IS NULL OR team = @team) AND (@itemId IS NULL OR itemId = @itemId)
      AND (@since IS NULL OR at >= @since)
    ORDER BY at, part, seq`);
  return ({ team = null, itemId = null, since }) =>
    log.all({ team, itemId, since: since?.getTime() ?? null }).map((row) => Row.parse(row));
}
