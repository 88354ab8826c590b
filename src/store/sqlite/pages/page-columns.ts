import type { Database } from 'better-sqlite3';
import { utcDay } from '../../../model/calendar.ts';
import { meanRelevancy } from '../../../model/relevancy.ts';
import type { PageToStore } from '../../page-store.ts';
import { createPageFacets } from './page-facets.ts';
import { UNDATED } from './undated.ts';

/** What is known of a stored page when its next version arrives. */
export interface PageRecord {
  /** By which its items refer to it. */
  readonly row: number;
  /** JSON arrays. */
  readonly keywords: string;
  readonly themes: string;
  readonly title: string;
  /** The summary. */
  readonly text: string;
  readonly baseline: boolean;
  /** Null while it is there. */
  readonly goneAt: number | null;
  readonly firstSeenAt: number;
}

/** Writes what a page says beside its items. One for each transaction. */
export interface PageColumns {
  stored(pageId: string): PageRecord | undefined;
  /** @returns the page as it is stored from now on. */
  write(page: PageToStore, stored: PageRecord | undefined, baseline: boolean): PageRecord;
}

export function createPageColumns(db: Database): PageColumns {
  const select = db.prepare<
    [string],
    Omit<PageRecord, 'baseline'> & { readonly baseline: number }
  >(`
    SELECT page_row AS row, keywords, themes, title, text, baseline, gone_at AS goneAt,
      first_seen_at AS firstSeenAt
    FROM page WHERE page_id = ?`);
  const put = db
    .prepare<[object], number>(`
      INSERT INTO page (
        page_id, file, title, url, origin_raw, origin_date, category, type, keywords, themes, text,
        page_date, first_seen_at, baseline, mean_relevancy)
      VALUES (
        @id, @file, @title, @url, @originRaw, @originDate, @category, @type, @keywords, @themes,
        @text, @pageDate, @firstSeenAt, @baseline, @meanRelevancy)
      ON CONFLICT (page_id) DO UPDATE SET
        file = excluded.file, title = excluded.title, url = excluded.url,
        origin_raw = excluded.origin_raw, origin_date = excluded.origin_date,
        category = excluded.category, type = excluded.type, keywords = excluded.keywords,
        themes = excluded.themes, text = excluded.text, page_date = excluded.page_date,
        mean_relevancy = excluded.mean_relevancy, gone_at = NULL, gone_hash = NULL
      RETURNING page_row`)
    .pluck();
  const facets = createPageFacets(db);
  const links = createPageLinks(db);
  return {
    stored: (pageId) => {
      const record = select.get(pageId);
      return record === undefined ? undefined : { ...record, baseline: record.baseline === 1 };
    },
    write: ({ summary, stamp, items, seenAt }, stored, baseline) => {
      const firstSeenAt = stored?.firstSeenAt ?? seenAt.getTime();
      const belongs = stored?.baseline ?? baseline;
      const columns = {
        title: summary.title,
        text: summary.text,
        baseline: belongs,
        goneAt: null,
        keywords: JSON.stringify(summary.keywords),
        themes: JSON.stringify(summary.themes),
        firstSeenAt,
      };
      const row = put.get({
        ...columns,
        id: summary.id,
        file: stamp.file,
        url: summary.url,
        originRaw: summary.origin.raw,
        originDate: summary.origin.date,
        category: summary.category,
        type: summary.type,
        pageDate: summary.origin.date ?? (belongs ? UNDATED : utcDay(new Date(firstSeenAt))),
        baseline: belongs ? 1 : 0,
        meanRelevancy: meanRelevancy(items),
      });
      if (row === undefined) {
        throw new Error(`The page ${summary.id} was written, but has no row.`);
      }
      if (stored !== undefined) {
        facets.clear(row);
        links.clear(row);
      }
      facets.add(row, summary);
      links.add(row, summary);
      return { ...columns, row };
    },
  };
}

function createPageLinks(db: Database) {
  const add = db.prepare<[number, number, string, string]>(
    'INSERT INTO page_link (page_row, position, title, target) VALUES (?, ?, ?, ?)',
  );
  const clear = db.prepare<[number]>('DELETE FROM page_link WHERE page_row = ?');
  return {
    add: (pageRow: number, { closest }: PageToStore['summary']) => {
      closest.forEach((link, position) => {
        add.run(pageRow, position, link.title, link.id);
      });
    },
    clear: (pageRow: number) => void clear.run(pageRow),
  };
}
