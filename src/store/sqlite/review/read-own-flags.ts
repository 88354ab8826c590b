import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { OwnFlag, QueueViewer } from '../../../model/review/review-queue.ts';
import { Instant } from '../instant.ts';
import { Reasons } from './read-flags.ts';
import { createReadStandings } from './read-standings.ts';
import { createReadSubjects } from './read-subjects.ts';

const OwnRow = z.object({ itemId: ItemId, since: Instant, reasons: Reasons });

/**
 * Builds what reads a person's flags, the newest first, with what became of them. What was suggested
 * in a channel that they have left is left out. Within the caller's transaction.
 */
export function createReadOwnFlags(
  db: Database,
): (viewer: QueueViewer, limit: number) => readonly OwnFlag[] {
  const subjects = createReadSubjects(db);
  const standings = createReadStandings(db);
  const own = db.prepare<[object]>(`
    SELECT item_id AS itemId, min(at) AS since, json_group_array(reason ORDER BY at) AS reasons
    FROM mark WHERE team = @team AND user = @user AND standing = 1
    GROUP BY item_id ORDER BY since DESC LIMIT @limit`);
  return (viewer, limit) => {
    const { team, user } = viewer;
    const rows = own.all({ team, user, limit }).map((row) => OwnRow.parse(row));
    const ids = rows.map(({ itemId }) => itemId);
    const found = subjects.of(ids);
    const decided = standings(team, ids);
    return rows.flatMap(({ itemId, since, reasons }): OwnFlag[] => {
      const subject = found.get(itemId);
      if (subject === undefined || !maySee(viewer, subject)) {
        return [];
      }
      const { decision = null, isOpen = true } = decided.get(itemId) ?? {};
      return [{ subject, since, reasons, decision, isOpen }];
    });
  };
}

function maySee({ reads }: QueueViewer, subject: OwnFlag['subject']): boolean {
  return (
    subject.kind === 'item' ||
    !subject.nomination.isPrivate ||
    reads.includes(subject.nomination.source.channel)
  );
}
