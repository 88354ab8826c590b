import { z } from 'zod';
import { Notice } from '../../model/notice.ts';
import type { NoticeStore, OpenNotice } from '../notice-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';
import { readJson } from './json-column.ts';
import { createNoticeWriter } from './notice-writer.ts';

const OpenRow = z
  .object({
    id: z.string(),
    key: z.string(),
    to: z.string(),
    words: z.string().transform(readJson),
    createdAt: Instant,
    attempts: z.number(),
    startedAt: Instant.nullable(),
  })
  .transform(
    ({ createdAt, attempts, startedAt, ...notice }): OpenNotice => ({
      notice: Notice.parse(notice),
      createdAt,
      attempts,
      startedAt,
    }),
  );

/** What people are to be told, in SQLite. */
export function createNoticeStore({ db, read, write }: Connection): NoticeStore {
  const add = createNoticeWriter(db);
  const open = db.prepare<[number]>(`
    SELECT notice_id AS id, key, person AS "to", words, created_at AS createdAt, attempts,
      started_at AS startedAt
    FROM notice WHERE outcome IS NULL AND not_before <= ? ORDER BY created_at, rowid`);
  const next = db
    .prepare<[number], number>(
      'SELECT min(not_before) FROM notice WHERE outcome IS NULL AND not_before > ?',
    )
    .pluck();
  const claim = db.prepare<[number, string, number]>(`
    UPDATE notice SET attempts = attempts + 1, started_at = ?
    WHERE notice_id = ? AND attempts = ? AND outcome IS NULL`);
  const postpone = db.prepare<[object]>(`
    UPDATE notice SET not_before = @until, started_at = iif(@inDoubt, started_at, NULL)
    WHERE notice_id = @id`);
  const close = db.prepare<[string, string | null, string]>(
    'UPDATE notice SET outcome = ?, reason = ? WHERE notice_id = ?',
  );
  return {
    addNotices: (notices, at) => write(() => add(notices, at)),
    openNotices: (now) => read(() => open.all(now.getTime()).map((row) => OpenRow.parse(row))),
    nextNoticeAt: (now) =>
      read(() => {
        const at = next.get(now.getTime()) ?? null;
        return at === null ? null : new Date(at);
      }),
    claimNotice: ({ notice, attempts }, at) =>
      write(() => claim.run(at.getTime(), notice.id, attempts).changes === 1),
    postponeNotice: (id, until, inDoubt) =>
      write(() => {
        postpone.run({ id, until: until.getTime(), inDoubt: Number(inDoubt === 'in-doubt') });
      }),
    closeNotice: (id, outcome, reason) =>
      write(() => {
        close.run(outcome, reason, id);
      }),
  };
}
