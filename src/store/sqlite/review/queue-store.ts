import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import { NO_NOTES } from '../../../model/review-notes.ts';
import type {
  DecidedEntry,
  OwnFlag,
  QueueEntry,
  QueueViewer,
} from '../../../model/review-queue.ts';
import { ChannelId, MessageTs, type TeamId } from '../../../model/slack-ids.ts';
import type { QueueStore } from '../../queue-store.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';
import { createParameters } from '../parameters.ts';
import { createReadNotes } from './notes-store.ts';
import { countsSql, pageSql, totalSql, visibleTo } from './queue-statements.ts';
import { createReadFlags, Reasons } from './read-flags.ts';
import { createReadLog } from './read-log.ts';
import { createReadSubjects } from './read-subjects.ts';
import { DecisionRow, STATE_DECISION_COLUMNS } from './review-state.ts';

const PageRow = z.object({ itemId: ItemId, since: Instant, total: z.number() });
const Counts = z.object({
  waiting: z.number(),
  flaggedTwice: z.number(),
  mine: z.number(),
  putOff: z.number(),
  oldest: Instant.nullable(),
});
const PlaceRow = z.object({ itemId: ItemId, channel: ChannelId, ts: MessageTs });
const Total = z.object({ total: z.number() });
const StandingRow = z
  .looseObject({ openSince: z.number().nullable() })
  .transform(({ openSince, ...row }) => ({
    isOpen: openSince !== null,
    decision: DecisionRow.parse(row),
  }));
const OwnRow = z.object({ itemId: ItemId, since: Instant, reasons: Reasons });

/** What waits, what was decided, and the log, in SQLite. */
export function createQueueStore({ db, read }: Connection): QueueStore {
  const flags = createReadFlags(db);
  const subjects = createReadSubjects(db);
  const notes = createReadNotes(db);
  const readLog = createReadLog(db);
  const places = db.prepare<[object]>(`
    SELECT item_id AS itemId, channel, ts FROM mark
    WHERE team = @team AND standing = 1 AND channel IS NOT NULL
      AND item_id IN (SELECT value FROM json_each(@ids))
    GROUP BY item_id, channel, ts ORDER BY min(at)`);
  const standing = db.prepare<[object]>(`
    SELECT ${STATE_DECISION_COLUMNS}, state.open_since AS openSince
    FROM review_state AS state JOIN decision ON seq = decision_seq
    WHERE state.team = @team AND state.item_id IN (SELECT value FROM json_each(@ids))`);
  const own = db.prepare<[object]>(`
    SELECT item_id AS itemId, min(at) AS since, json_group_array(reason ORDER BY at) AS reasons
    FROM mark WHERE team = @team AND user = @user AND standing = 1
    GROUP BY item_id ORDER BY since DESC LIMIT @limit`);

  const standingOf = (team: TeamId, ids: readonly ItemId[]) =>
    new Map(
      standing
        .all({ team, ids: JSON.stringify(ids) })
        .map((row) => StandingRow.parse(row))
        .map((row) => [row.decision.itemId, row] as const),
    );

  const entriesOf = (
    team: TeamId,
    rows: readonly z.infer<typeof PageRow>[],
  ): readonly QueueEntry[] => {
    const ids = rows.map(({ itemId }) => itemId);
    const found = subjects.of(ids);
    const flagged = flags.ofAll(team, ids);
    const noted = notes(team, ids);
    const decided = standingOf(team, ids);
    const placed = Map.groupBy(
      places.all({ team, ids: JSON.stringify(ids) }).map((row) => PlaceRow.parse(row)),
      ({ itemId }) => itemId,
    );
    return rows.flatMap(({ itemId, since }) => {
      const subject = found.get(itemId);
      return subject === undefined
        ? []
        : [
            {
              subject,
              flags: flagged.get(itemId) ?? [],
              since,
              flaggedAt: (placed.get(itemId) ?? []).map(({ channel, ts }) => ({
                team,
                channel,
                ts,
              })),
              decision: decided.get(itemId)?.decision ?? null,
              notes: noted.get(itemId) ?? NO_NOTES,
            },
          ];
    });
  };

  return {
    queuePage: (request) =>
      read(() => {
        const page = pageSql(request);
        const rows = db.prepare<[object]>(page.sql).all(page.values);
        const found = rows.map((row) => PageRow.parse(row));
        const counts = countsSql(request);
        return {
          entries: entriesOf(request.viewer.team, found),
          total: found[0]?.total ?? (request.offset === 0 ? 0 : total(db, totalSql(request))),
          ...Counts.parse(db.prepare<[object]>(counts.sql).get(counts.values)),
        };
      }),
    decided: ({ viewer, since, offset, limit }) =>
      read(() => {
        const parameters = createParameters();
        const { bind } = parameters;
        const from = `FROM review_state AS state JOIN decision ON seq = decision_seq
          LEFT JOIN nomination ON nomination_id = state.item_id
          WHERE state.team = ${bind(viewer.team)} AND ${visibleTo(viewer, parameters)}
          ${since === undefined ? '' : `AND state.decided_at >= ${bind(since.getTime())}`}`;
        const all = total(db, {
          sql: `SELECT count(*) AS total ${from}`,
          values: parameters.values,
        });
        const rows = db
          .prepare<
            [object]
          >(`SELECT ${STATE_DECISION_COLUMNS}, state.open_since AS openSince ${from}
            ORDER BY seq DESC LIMIT ${bind(limit)} OFFSET ${bind(offset)}`)
          .all(parameters.values)
          .map((row) => StandingRow.parse(row));
        const found = subjects.of(rows.map(({ decision }) => decision.itemId));
        const entries = rows.flatMap(({ decision, isOpen }): DecidedEntry[] => {
          const subject = found.get(decision.itemId);
          return subject === undefined ? [] : [{ subject, decision, isOpen }];
        });
        return { entries, total: all };
      }),
    ownFlags: (viewer, limit) =>
      read(() => {
        const { team, user } = viewer;
        const rows = own.all({ team, user, limit }).map((row) => OwnRow.parse(row));
        const ids = rows.map(({ itemId }) => itemId);
        const found = subjects.of(ids);
        const decided = standingOf(team, ids);
        return rows.flatMap(({ itemId, since, reasons }): OwnFlag[] => {
          const subject = found.get(itemId);
          const state = decided.get(itemId);
          return subject === undefined || !maySee(viewer, subject)
            ? []
            : [
                {
                  subject,
                  since,
                  reasons,
                  decision: state?.decision ?? null,
                  isOpen: state?.isOpen ?? true,
                },
              ];
        });
      }),
    reviewLog: (request) => read(() => readLog(request)),
  };
}

function maySee({ reads }: QueueViewer, subject: OwnFlag['subject']): boolean {
  return (
    subject.kind === 'item' ||
    !subject.nomination.isPrivate ||
    reads.includes(subject.nomination.source.channel)
  );
}

function total(
  db: Connection['db'],
  { sql, values }: { readonly sql: string; readonly values: object },
): number {
  return Total.parse(db.prepare<[object]>(sql).get(values)).total;
}
