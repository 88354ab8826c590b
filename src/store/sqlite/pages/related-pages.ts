import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { PageId } from '../../../model/page-id.ts';
import type { RelatedPage } from '../../../model/related-page.ts';
import { createLinkedPage } from './linked-page.ts';

const Link = z.object({ title: z.string(), target: z.string() });

/** Within the caller's transaction. */
export type RelatedPages = (id: PageId) => readonly RelatedPage[];

/** Follows a page's closest links to pages that are there. */
export function createRelatedPages(db: Database): RelatedPages {
  const linkedPage = createLinkedPage(db);
  const links = db.prepare<[string]>(
    `SELECT page_link.title, target FROM page JOIN page_link USING (page_row)
      WHERE page_id = ? ORDER BY position`,
  );
  return (id) => {
    const found = new Map<string, RelatedPage>();
    for (const row of links.all(id)) {
      const { title, target } = Link.parse(row);
      const related = linkedPage(title, target);
      if (related !== undefined && related.id !== id && !found.has(related.id)) {
        found.set(related.id, related);
      }
    }
    return [...found.values()];
  };
}
