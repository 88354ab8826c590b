import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { linkKey } from '../../../model/link-key.ts';
import type { PageId } from '../../../model/page-id.ts';
import { PageId as Id } from '../../../model/page-id.ts';
import { foldValue } from '../fold.ts';
import { sourceHost } from './source-host.ts';

const Row = z.object({ id: Id, url: z.string() });

/** Within the caller's transaction. */
export type PageOfLink = (address: string) => PageId | undefined;

/**
 * Finds the page of an article. The pages of its host are read one by one, as addresses of one
 * article are told by rules that SQL does not have: 2,000 of them take some 15 ms.
 */
export function createPageOfLink(db: Database): PageOfLink {
  const ofHost = db.prepare<[string]>(`
    SELECT page_id AS id, url
    FROM facet_value JOIN page_facet USING (value_row) JOIN page USING (page_row)
    WHERE facet = 'source' AND folded = ? AND gone_at IS NULL AND url IS NOT NULL
    ORDER BY page_date DESC, page_id`);
  return (address) => {
    const [wanted, host] = [linkKey(address), sourceHost(address)];
    if (wanted === null || host === null) {
      return undefined;
    }
    for (const row of ofHost.iterate(foldValue(host))) {
      const { id, url } = Row.parse(row);
      if (linkKey(url) === wanted) {
        return id;
      }
    }
    return undefined;
  };
}
