import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CountByKind } from '../../model/hit.ts';
import { ItemKind } from '../../model/item.ts';
import { Problem } from '../../model/problem.ts';
import type { PageStore } from '../store.ts';

const SHOWN_PROBLEMS = 10;

const Facts = z.object({
  pages: z.number(),
  rejectedFiles: z.number(),
  warnings: z.number(),
  lastChangeAt: z.number().nullable(),
  lastIndexAt: z.number().nullable(),
});

/** Within the caller's transaction. */
export function readArchiveStatus(db: Database): Awaited<ReturnType<PageStore['archiveStatus']>> {
  const facts = Facts.parse(
    db
      .prepare(`
        SELECT last_change_at AS lastChangeAt, last_index_at AS lastIndexAt,
          (SELECT count(*) FROM page WHERE gone_at IS NULL) AS pages,
          (SELECT count(*) FROM file WHERE state = 'rejected') AS rejectedFiles,
          (SELECT count(*) FROM problem WHERE severity = 'warning') AS warnings
        FROM archive`)
      .get(),
  );
  const items = db.prepare(
    'SELECT kind, count(*) AS count FROM item WHERE gone_at IS NULL GROUP BY kind',
  );
  const problems = db.prepare<[number]>(`
    SELECT problem.file, line, code, severity, message FROM problem JOIN file USING (file)
    WHERE severity = 'warning' OR NOT EXISTS (
      SELECT 1 FROM problem AS earlier
      WHERE earlier.file = problem.file AND earlier.severity = 'rejected'
        AND earlier.position < problem.position)
    ORDER BY severity = 'rejected' DESC, mtime_ms DESC, problem.file, position LIMIT ?`);
  return {
    ...facts,
    items: toCountByKind(items.all()),
    problems: problems.all(SHOWN_PROBLEMS).map((row) => Problem.parse(row)),
    lastChangeAt: facts.lastChangeAt === null ? null : new Date(facts.lastChangeAt),
    lastIndexAt: facts.lastIndexAt === null ? null : new Date(facts.lastIndexAt),
  };
}

const KindCount = z.object({ kind: ItemKind, count: z.number() });

/** Rows of kind and count as a record; kinds without a row count 0. */
export function toCountByKind(rows: readonly unknown[]): CountByKind {
  const counts = { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 };
  for (const row of rows) {
    const { kind, count } = KindCount.parse(row);
    counts[kind] = count;
  }
  return counts;
}
