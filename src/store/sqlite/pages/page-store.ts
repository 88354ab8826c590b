import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { FileStamp, GonePage, KnownFile } from '../../../model/archive-file.ts';
import type { ItemId } from '../../../model/item.ts';
import type { PageId } from '../../../model/page-id.ts';
import { countProblems, type Problem } from '../../../model/problem.ts';
import { ORIGIN_FUTURE } from '../../../model/problem-codes.ts';
import type { PageStore, StoredItem } from '../../page-store.ts';
import type { Connection } from '../connection.ts';
import { ITEM_COLUMNS, toItem } from '../item-rows.ts';
import { createSegmentMerges } from '../search-index/segment-merges.ts';
import { createArchiveStatusReader } from './archive-status.ts';
import { createPageWriter, type LastVersion } from './write-page.ts';

/**
 * Of pages and items, that are written before others are given their turn: 256 usual pages, 200 ms.
 * Fewer would cost too much, as each commit writes anew much of the word and facet tables.
 */
const ROWS_BEFORE_OTHERS = 6000;

/** Pages, their items and the files they come from, in SQLite. */
export function createPageStore({ db, read, write, isWaitedFor }: Connection): PageStore {
  const sql = prepareStatements(db);
  const files = createFileWriter(db);
  const status = createArchiveStatusReader(db);
  const baselineIsOpen = () => sql.baselineClosedAt.get() === null;
  const merges = createSegmentMerges(db);

  return {
    knownFiles: () => read(() => sql.files.all()),
    forgetFilesDatedBy: (today) =>
      write(() => void sql.forgetFilesDatedBy.run(today.replaceAll('-', ''))),
    gonePages: () => read(() => sql.gone.all()),
    storedItems: (pageIds) =>
      read(() => new Map(pageIds.map((id) => [id, sql.items.all(id).map(toStoredItem)]))),
    takenItemIds: (ids) => read(() => sql.takenItemIds.all(JSON.stringify(ids))),
    putPages: (pages) =>
      write(() => {
        status.forgetCounts();
        if (baselineIsOpen()) {
          merges.suspend();
        }
        const writer = createPageWriter(db, baselineIsOpen());
        let [written, rows] = [0, 0];
        for (const page of pages) {
          if (rows >= ROWS_BEFORE_OTHERS && isWaitedFor()) {
            break;
          }
          files.put(page.stamp, page.summary.id, 'indexed', page.warnings);
          writer.write(page);
          files.distrustOthers(page.summary.id, page.stamp.file);
          sql.noteChange.run(page.seenAt.getTime());
          written += 1;
          rows += 1 + page.items.length;
        }
        writer.save();
        return written;
      }),
    rejectFile: (stamp, pageId, problems) =>
      write(() => files.put(stamp, pageId, 'rejected', problems)),
    restampFiles: (changes) =>
      write(() => {
        for (const { from, to } of changes) {
          files.restamp(from, to);
        }
      }),
    removeFiles: (names, at) =>
      write(() => {
        status.forgetCounts();
        const writer = createPageWriter(db, baselineIsOpen());
        for (const name of names) {
          const page = sql.pageOfFile.get(name);
          files.remove(name);
          // The same page may lie in two folders; it stays as long as one of them has it.
          if (page !== undefined && sql.adopt.run(page).changes === 0) {
            writer.retire(page, at);
          }
          sql.noteChange.run(at.getTime());
        }
        writer.save();
      }),
    completeIndex: (at) => write(() => void sql.completeIndex.run({ at: at.getTime() })),
    orderIndex: () => write(() => (baselineIsOpen() ? 'ordered' : merges.step())),
    archiveStatus: () => read(() => status.read()),
    pageTitles: (ids) =>
      read(() => new Map(ids.flatMap((id) => sql.titles.all(id).map((title) => [id, title])))),
  };
}

function toStoredItem(row: unknown): StoredItem {
  const { goneAt } = z.object({ goneAt: z.number().nullable() }).parse(row);
  return { item: toItem(row), goneAt: goneAt === null ? null : new Date(goneAt) };
}

function prepareStatements(db: Database) {
  return {
    // Not looked at one by one: the table is strict, and an index that finds nothing to do would
    // spend more on that than on reading them.
    files: db.prepare<[], KnownFile>(
      'SELECT file, hash, size, mtime_ms AS mtimeMs, page_id AS pageId, state FROM file ORDER BY file',
    ),
    items: db.prepare<[string]>(`
      SELECT ${ITEM_COLUMNS}, item.gone_at AS goneAt FROM item JOIN page USING (page_row)
      WHERE page_id = ? ORDER BY position, row`),
    takenItemIds: db
      .prepare<[string], ItemId>(
        'SELECT item_id FROM json_each(?) AS wanted JOIN item ON item.item_id = wanted.value',
      )
      .pluck(),
    baselineClosedAt: db
      .prepare<[], number | null>('SELECT baseline_closed_at FROM archive')
      .pluck(),
    noteChange: db.prepare<[number]>(
      'UPDATE archive SET last_change_at = max(coalesce(last_change_at, 0), ?)',
    ),
    forgetFilesDatedBy: db.prepare<[string]>(`
      UPDATE file SET size = -1
      WHERE state = 'indexed' AND file IN (
        SELECT file FROM problem JOIN page USING (file)
        WHERE code = '${ORIGIN_FUTURE}' AND substr(origin_raw, 1, 8) <= ?)`),
    gone: db.prepare<[], GonePage>(
      'SELECT page_id AS pageId, gone_hash AS hash FROM page WHERE gone_hash IS NOT NULL',
    ),
    pageOfFile: db.prepare<[string], LastVersion>(`
      SELECT page.page_id AS pageId, iif(state = 'indexed', nullif(hash, ''), NULL) AS hash
      FROM page JOIN file USING (file)
      WHERE file = ? AND gone_at IS NULL`),
    adopt: db.prepare<[object]>(`
      UPDATE page SET file = other.file
      FROM (SELECT file FROM file WHERE page_id = @pageId AND state = 'indexed' LIMIT 1) AS other
      WHERE page_id = @pageId`),
    completeIndex: db.prepare<[object]>(`
      UPDATE archive SET last_index_at = @at, index_number = index_number + 1,
        baseline_closed_at = coalesce(baseline_closed_at,
          (SELECT @at WHERE EXISTS (SELECT 1 FROM page WHERE gone_at IS NULL)))`),
    titles: db
      .prepare<[string], string>('SELECT title FROM page WHERE page_id = ? AND gone_at IS NULL')
      .pluck(),
  };
}

interface FileWriter {
  put(
    stamp: FileStamp,
    pageId: PageId,
    state: KnownFile['state'],
    problems: readonly Problem[],
  ): void;
  restamp(from: string, to: FileStamp): void;
  /** Forgets what was read of a page's other files: the page has this file's text now. */
  distrustOthers(pageId: PageId, file: string): void;
  remove(file: string): void;
}

function createFileWriter(db: Database): FileWriter {
  const put = db.prepare<[object]>(`
    INSERT INTO file (file, page_id, hash, size, mtime_ms, state)
    VALUES (@file, @pageId, @hash, @size, @mtimeMs, @state)
    ON CONFLICT (file) DO UPDATE SET page_id = excluded.page_id, hash = excluded.hash,
      size = excluded.size, mtime_ms = excluded.mtime_ms, state = excluded.state`);
  const restamp = db.prepare<[object]>(`
    UPDATE file SET file = @file, hash = @hash, size = @size, mtime_ms = @mtimeMs
    WHERE file = @from`);
  const distrustOthers = db.prepare<[string, string]>(`
    UPDATE file SET hash = '', size = -1
    WHERE page_id = ? AND file <> ? AND state = 'indexed'`);
  const remove = db.prepare<[string]>('DELETE FROM file WHERE file = ?');
  const clearProblems = db.prepare<[string]>('DELETE FROM problem WHERE file = ?');
  const addProblem = db.prepare<[object]>(`
    INSERT INTO problem (file, position, line, code, severity, message, count)
    VALUES (@file, @position, @line, @code, @severity, @message, @count)`);
  return {
    put: (stamp, pageId, state, problems) => {
      put.run({ ...stamp, pageId, state });
      clearProblems.run(stamp.file);
      problems.forEach((problem, position) => {
        const count = countProblems([problem]);
        addProblem.run({ ...problem, file: stamp.file, position, count });
      });
    },
    restamp: (from, to) => {
      if (from !== to.file) {
        remove.run(to.file);
      }
      restamp.run({ ...to, from });
    },
    distrustOthers: (pageId, file) => {
      distrustOthers.run(pageId, file);
    },
    remove: (file) => {
      remove.run(file);
    },
  };
}
