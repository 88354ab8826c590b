import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { brokenId } from '../../model/broken-id.ts';
import type { PageId } from '../../model/page-id.ts';
import { RelatedPage } from '../../model/related-page.ts';
import type { SharingPage } from '../item-store.ts';

const SHARED = z.object({ labels: z.string() });
const LABELS_SHOWN = 3;
/** A label of more pages than this says nothing about any two of them. */
const TELLING_PAGES = 2000;

export interface Neighbours {
  /** Within the caller's transaction, like the other. */
  naming(id: PageId, limit: number): readonly RelatedPage[];
  sharing(id: PageId, limit: number): readonly SharingPage[];
}

/**
 * Pages near a page beside those that it names itself. Links have no index by their target: the
 * 300,000 of 35,000 pages are read through in some 30 ms, by a thread that nobody waits for long.
 */
export function createNeighbours(db: Database): Neighbours {
  const naming = db.prepare<[object]>(`
    SELECT DISTINCT page_id AS id, page.title, url
    FROM page_link JOIN page USING (page_row)
    WHERE target IN (@id, @broken) AND page_id <> @id AND gone_at IS NULL
    ORDER BY page_date DESC, page_id LIMIT @limit`);
  const sharing = db.prepare<[object]>(`
    WITH own AS MATERIALIZED (
      SELECT value_row, (SELECT count(*) FROM page_facet AS other
          WHERE other.value_row = facet.value_row) AS pages
      FROM page JOIN page_facet AS facet USING (page_row) JOIN facet_value USING (value_row)
      WHERE page_id = @id AND facet IN ('theme', 'keyword'))
    SELECT page_id AS id, page.title, url, json_group_array(value ORDER BY pages, value) AS labels
    FROM own JOIN page_facet USING (value_row) JOIN facet_value USING (value_row)
      JOIN page USING (page_row)
    WHERE own.pages <= ${TELLING_PAGES} AND page_id <> @id AND gone_at IS NULL
    GROUP BY page_row
    -- A label of few pages tells more.
    ORDER BY sum(1.0 / own.pages) DESC, page_date DESC, page_id LIMIT @limit`);
  return {
    naming: (id, limit) =>
      naming.all({ id, broken: brokenId(id), limit }).map((row) => RelatedPage.parse(row)),
    sharing: (id, limit) =>
      sharing.all({ id, limit }).map((row) => {
        const labels = z.array(z.string()).parse(JSON.parse(SHARED.parse(row).labels));
        return { ...RelatedPage.parse(row), labels: [...new Set(labels)].slice(0, LABELS_SHOWN) };
      }),
  };
}
