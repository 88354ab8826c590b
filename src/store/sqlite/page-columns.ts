import type { Database } from 'better-sqlite3';
import { FACETS, type Facet } from '../../model/query.ts';
import { meanRelevancy } from '../../model/relevancy.ts';
import type { PageToStore } from '../store.ts';
import { foldValue } from './fold.ts';
import { utcDay } from './instant.ts';

/** What is known of a stored page when its next version arrives. */
export interface PageRecord {
  /** JSON arrays. */
  readonly keywords: string;
  readonly themes: string;
  readonly firstSeenAt: number;
}

/** Writes what a page says beside its items. */
export interface PageColumns {
  stored(pageId: string): PageRecord | undefined;
  /** @returns the page as it is stored from now on. */
  write(page: PageToStore, stored: PageRecord | undefined, baseline: boolean): PageRecord;
}

export function createPageColumns(db: Database): PageColumns {
  const select = db.prepare<[string], PageRecord>(`
    SELECT keywords, themes, first_seen_at AS firstSeenAt FROM page WHERE page_id = ?`);
  const put = db.prepare<[object]>(`
    INSERT INTO page (
      page_id, file, title, url, origin_raw, origin_date, category, type, keywords, themes, text,
      page_date, first_seen_at, baseline, mean_relevancy)
    VALUES (
      @id, @file, @title, @url, @originRaw, @originDate, @category, @type, @keywords, @themes, @text,
      @pageDate, @firstSeenAt, @baseline, @meanRelevancy)
    ON CONFLICT (page_id) DO UPDATE SET
      file = excluded.file, title = excluded.title, url = excluded.url,
      origin_raw = excluded.origin_raw, origin_date = excluded.origin_date,
      category = excluded.category, type = excluded.type, keywords = excluded.keywords,
      themes = excluded.themes, text = excluded.text, page_date = excluded.page_date,
      mean_relevancy = excluded.mean_relevancy, gone_at = NULL`);
  const clearFacets = db.prepare<[string]>('DELETE FROM page_facet WHERE page_id = ?');
  const clearLinks = db.prepare<[string]>('DELETE FROM page_link WHERE page_id = ?');
  const writeFacets = createFacetWriter(db);
  const writeLinks = createLinkWriter(db);
  return {
    stored: (pageId) => select.get(pageId),
    write: ({ summary, stamp, items, seenAt }, stored, baseline) => {
      const firstSeenAt = stored?.firstSeenAt ?? seenAt.getTime();
      const record = {
        keywords: JSON.stringify(summary.keywords),
        themes: JSON.stringify(summary.themes),
        firstSeenAt,
      };
      put.run({
        ...record,
        id: summary.id,
        file: stamp.file,
        title: summary.title,
        url: summary.url,
        originRaw: summary.origin.raw,
        originDate: summary.origin.date,
        category: summary.category,
        type: summary.type,
        text: summary.text,
        pageDate: summary.origin.date ?? utcDay(new Date(firstSeenAt)),
        baseline: baseline ? 1 : 0,
        meanRelevancy: meanRelevancy(items),
      });
      if (stored !== undefined) {
        clearFacets.run(summary.id);
        clearLinks.run(summary.id);
      }
      writeFacets(summary);
      writeLinks(summary);
      return record;
    },
  };
}

type PageSummary = PageToStore['summary'];

function createFacetWriter(db: Database): (summary: PageSummary) => void {
  const add = db.prepare<[Facet, string, string, string]>(
    'INSERT OR IGNORE INTO page_facet (facet, folded, page_id, value) VALUES (?, ?, ?, ?)',
  );
  return (summary) => {
    for (const facet of FACETS) {
      for (const value of facetValuesOf(summary, facet)) {
        add.run(facet, foldValue(value), summary.id, value);
      }
    }
  };
}

function facetValuesOf(summary: PageSummary, facet: Facet): readonly string[] {
  const values: Readonly<Record<Facet, readonly (string | null)[]>> = {
    theme: summary.themes,
    keyword: summary.keywords,
    category: [summary.category],
    type: [summary.type],
  };
  return values[facet].filter((value) => value !== null);
}

function createLinkWriter(db: Database): (summary: PageSummary) => void {
  const add = db.prepare<[string, number, string, string]>(
    'INSERT INTO page_link (page_id, position, title, target) VALUES (?, ?, ?, ?)',
  );
  return ({ id, closest }) => {
    closest.forEach((link, position) => {
      add.run(id, position, link.title, link.id);
    });
  };
}
