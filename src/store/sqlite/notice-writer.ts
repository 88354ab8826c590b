import type { Database } from 'better-sqlite3';
import type { Notice } from '../../model/notice.ts';
import { writeJson } from './json-column.ts';

/** Keeps what is to be told, within a write; a key that its person knows already is left out. */
export function createNoticeWriter(db: Database): (notices: readonly Notice[], at: Date) => void {
  const add = db.prepare<[object]>(`
    INSERT INTO notice (notice_id, key, person, words, created_at, not_before)
    VALUES (@id, @key, @to, @words, @at, @at) ON CONFLICT DO NOTHING`);
  return (notices, at) => {
    for (const notice of notices) {
      add.run({ ...notice, words: writeJson(notice.words), at: at.getTime() });
    }
  };
}
