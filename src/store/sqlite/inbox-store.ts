import { z } from 'zod';
import type { InboxEvent, InboxStore } from '../inbox-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';
import { readJson, writeJson } from './json-column.ts';

const EventRow = z.object({
  id: z.string(),
  body: z.string().transform(readJson),
  receivedAt: Instant,
  attempts: z.number(),
});

const RequestRow = z.object({ signature: z.string(), until: Instant });

/** Slack's events, kept before they are answered, in SQLite. */
export function createInboxStore({ db, read, write }: Connection): InboxStore {
  const add = db.prepare<[string, string, number]>(
    'INSERT INTO inbox (event_id, body, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const isDone = db
    .prepare<[string], number>('SELECT finished_at IS NOT NULL FROM inbox WHERE event_id = ?')
    .pluck();
  const finish = db.prepare<[number, string]>(
    'UPDATE inbox SET finished_at = ?, reason = NULL WHERE event_id = ? AND finished_at IS NULL',
  );
  const fail = db.prepare<[string, string]>(`
    UPDATE inbox SET attempts = attempts + 1, reason = ? WHERE event_id = ? AND finished_at IS NULL`);
  const waiting = db.prepare<[number, number]>(`
    SELECT event_id AS id, body, received_at AS receivedAt, attempts FROM inbox
    WHERE finished_at IS NULL AND received_at < ? AND attempts < ? ORDER BY received_at, rowid`);
  const remember = db.prepare<[string, number]>(
    'INSERT INTO answered_request (signature, until) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const forget = db.prepare<[number]>('DELETE FROM answered_request WHERE until < ?');
  const answered = db.prepare<[]>('SELECT signature, until FROM answered_request ORDER BY until');
  return {
    recordEvent: (id, body, at) =>
      write(() => {
        if (add.run(id, writeJson(body), at.getTime()).changes === 1) {
          return 'new';
        }
        return isDone.get(id) === 1 ? 'done' : 'waiting';
      }),
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
    answeredRequests: (now) =>
      write(() => {
        forget.run(now.getTime());
        return answered.all().map((row) => RequestRow.parse(row));
      }),
  };
}
