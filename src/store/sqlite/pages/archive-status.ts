import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CountByKind } from '../../../model/hit.ts';
import { ItemKind } from '../../../model/item.ts';
import { Problem } from '../../../model/problem.ts';
import { SAME_PAGE } from '../../../model/problem-codes.ts';
import type { PageStore } from '../../page-store.ts';

/** As many as one message shows with their sentences; `check` lists them all. */
const SHOWN_PROBLEMS = 10;

const Facts = z.object({
  rejectedFiles: z.number(),
  withLastVersion: z.number(),
  warnings: z.number(),
  lastChangeAt: z.number().nullable(),
  lastIndexAt: z.number().nullable(),
});

const ProblemRow = Problem.extend({ title: z.string().nullable() });

type Status = Awaited<ReturnType<PageStore['archiveStatus']>>;

export interface ArchiveStatusReader {
  /** Within the caller's transaction. */
  read(): Status;
  /** To be called by every write of pages or items over this connection. */
  forgetCounts(): void;
}

/**
 * Counting a large archive takes as long as looking through its folder, and most indexes find
 * nothing changed: counts are kept until this connection, or any other, has written.
 */
export function createArchiveStatusReader(db: Database): ArchiveStatusReader {
  const readFacts = createFactsReader(db);
  let counted: { readonly version: unknown; readonly counts: Counts } | undefined;
  return {
    read: () => {
      // Changes when another connection has written; own writes leave it as it is.
      const version = db.pragma('data_version', { simple: true });
      const counts =
        counted !== undefined && counted.version === version ? counted.counts : countArchive(db);
      counted = { version, counts };
      return { ...readFacts(), ...counts };
    },
    forgetCounts: () => {
      counted = undefined;
    },
  };
}

type Counts = Pick<Status, 'pages' | 'items'>;

function countArchive(db: Database): Counts {
  const pages = db
    .prepare<[], number>('SELECT count(*) FROM page WHERE gone_at IS NULL')
    .pluck()
    .get();
  const items = db.prepare(
    'SELECT kind, count(*) AS count FROM item WHERE gone_at IS NULL GROUP BY kind',
  );
  return { pages: pages ?? 0, items: toCountByKind(items.all()) };
}

function createFactsReader(db: Database): () => Omit<Status, keyof Counts> {
  const facts = db.prepare(`
    SELECT last_change_at AS lastChangeAt, last_index_at AS lastIndexAt,
      (SELECT count(*) FROM file WHERE state = 'rejected') AS rejectedFiles,
      (SELECT count(*) FROM file JOIN page USING (page_id)
        WHERE state = 'rejected' AND gone_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM problem WHERE problem.file = file.file AND code = '${SAME_PAGE}')
        ) AS withLastVersion,
      (SELECT coalesce(sum(count), 0) FROM problem WHERE severity = 'warning') AS warnings
    FROM archive`);
  const problems = db.prepare<[number]>(`
    SELECT problem.file, line, code, severity, message, title
    FROM problem JOIN file USING (file) LEFT JOIN page USING (page_id)
    WHERE severity = 'warning' OR NOT EXISTS (
      SELECT 1 FROM problem AS earlier
      WHERE earlier.file = problem.file AND earlier.severity = 'rejected'
        AND earlier.position < problem.position)
    ORDER BY severity = 'rejected' DESC, mtime_ms DESC, problem.file, position LIMIT ?`);
  return () => {
    const { lastChangeAt, lastIndexAt, ...counts } = Facts.parse(facts.get());
    return {
      ...counts,
      problems: problems.all(SHOWN_PROBLEMS).map((row) => ProblemRow.parse(row)),
      lastChangeAt: lastChangeAt === null ? null : new Date(lastChangeAt),
      lastIndexAt: lastIndexAt === null ? null : new Date(lastIndexAt),
    };
  };
}

const KindCount = z.object({ kind: ItemKind, count: z.number() });

/** Rows of kind and count as a record; kinds without a row count 0. */
function toCountByKind(rows: readonly unknown[]): CountByKind {
  const counts = { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 };
  for (const row of rows) {
    const { kind, count } = KindCount.parse(row);
    counts[kind] = count;
  }
  return counts;
}
