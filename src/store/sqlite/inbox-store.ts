import { z } from 'zod';
import { MINUTE_MS } from '../../model/duration.ts';
import type { InboxEvent, InboxStore } from '../inbox-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';
import { readJson, writeJson } from './json-column.ts';
import { livingOwner } from './living-owner.ts';

const EventRow = z.object({
  id: z.string(),
  body: z.string().transform(readJson),
  receivedAt: Instant,
  attempts: z.number(),
});

const RequestRow = z.object({ signature: z.string(), until: Instant });

/** After which an owner is not waited for though it lives: no listener takes so long. */
const MOST_MS = 5 * MINUTE_MS;

/** Slack's events, kept before they are answered, in SQLite. */
export function createInboxStore({ db, read, write }: Connection): InboxStore {
  const add = db.prepare<[object]>(`
    INSERT INTO inbox (event_id, body, received_at, owner, claimed_at)
    VALUES (@id, @body, @at, @by, iif(@by IS NULL, NULL, @at)) ON CONFLICT DO NOTHING`);
  const claim = db.prepare<[object]>(`
    UPDATE inbox SET owner = @by, claimed_at = @at
    WHERE event_id = @id AND finished_at IS NULL AND (
      owner IS NULL OR owner = @by OR claimed_at <= @at - ${MOST_MS}
      OR NOT ${livingOwner('inbox.owner')})`);
  const isDone = db
    .prepare<[string], number>('SELECT finished_at IS NOT NULL FROM inbox WHERE event_id = ?')
    .pluck();
  const finish = db.prepare<[number, string]>(
    'UPDATE inbox SET finished_at = ?, reason = NULL WHERE event_id = ? AND finished_at IS NULL',
  );
  const fail = db.prepare<[string, string]>(`
    UPDATE inbox SET attempts = attempts + 1, reason = ?, owner = NULL, claimed_at = NULL WHERE event_id = ? AND finished_at IS NULL`);
  const waiting = db.prepare<[number, number]>(`
    SELECT event_id AS id, body, received_at AS receivedAt, attempts FROM inbox
    WHERE finished_at IS NULL AND received_at < ? AND attempts < ? ORDER BY received_at, rowid`);
  const remember = db.prepare<[string, number]>(
    'INSERT INTO answered_request (signature, until) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const isAnswered = db.prepare<[string, number]>(
    'SELECT 1 FROM answered_request WHERE signature = ? AND until >= ?',
  );
  const forget = db.prepare<[number]>('DELETE FROM answered_request WHERE until < ?');
  const answered = db.prepare<[]>('SELECT signature, until FROM answered_request ORDER BY until');
  return {
    recordEvent: (id, body, at, by) =>
      write(() => {
        const claimed = { id, at: at.getTime(), by: by ?? null };
        if (add.run({ ...claimed, body: writeJson(body) }).changes === 1) {
          return 'new';
        }
        if (isDone.get(id) === 1) {
          return 'done';
        }
        return by === undefined || claim.run(claimed).changes === 1 ? 'waiting' : 'under-way';
      }),
    claimEvent: (id, by, at) => write(() => claim.run({ id, by, at: at.getTime() }).changes === 1),
    finishEvent: (id, at) => write(() => void finish.run(at.getTime(), id)),
    failEvent: (id, reason) => write(() => void fail.run(reason, id)),
    waitingEvents: (receivedBefore, maxAttempts) =>
      read(() =>
        waiting
          .all(receivedBefore.getTime(), maxAttempts)
          .map((row): InboxEvent => EventRow.parse(row)),
      ),
    rememberRequest: (signature, until) =>
      write(() => void remember.run(signature, until.getTime())),
    isAnswered: (signature, now) =>
      read(() => isAnswered.get(signature, now.getTime()) !== undefined),
    answeredRequests: (now) =>
      write(() => {
        forget.run(now.getTime());
        return answered.all().map((row) => RequestRow.parse(row));
      }),
  };
}
