import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { brokenId } from '../../model/broken-id.ts';
import type { PageId } from '../../model/page-id.ts';
import { RelatedPage } from '../../model/related-page.ts';

const Link = z.object({ title: z.string(), target: z.string() });

/** Within the caller's transaction. */
export type RelatedPages = (id: PageId) => readonly RelatedPage[];

/** Follows a page's closest links to pages that are there. */
export function createRelatedPages(db: Database): RelatedPages {
  const links = db.prepare<[string]>(
    `SELECT page_link.title, target FROM page JOIN page_link USING (page_row)
      WHERE page_id = ? ORDER BY position`,
  );
  const page = `SELECT page_id AS id, title, url FROM page WHERE gone_at IS NULL`;
  const exact = db.prepare<[string]>(`${page} AND page_id = ?`);
  const startingWith = db.prepare<[string, string]>(
    `${page} AND page_id >= ? AND page_id < ? ORDER BY page_id`,
  );

  const broken = (title: string, target: string): RelatedPage | undefined => {
    const start = unbrokenStart(target);
    const candidates = startingWith
      .all(start, `${start}g`)
      .map((row) => RelatedPage.parse(row))
      .filter(({ id }) => brokenId(id) === target);
    // Two ids may break into the same one; then only the title can tell.
    return candidates.length > 1
      ? candidates.find((candidate) => candidate.title === title)
      : candidates[0];
  };

  return (id) => {
    const found = new Map<string, RelatedPage>();
    for (const row of links.all(id)) {
      const { title, target } = Link.parse(row);
      const whole = RelatedPage.optional().parse(exact.get(target));
      const related = whole ?? broken(title, target);
      if (related !== undefined && related.id !== id && !found.has(related.id)) {
        found.set(related.id, related);
      }
    }
    return [...found.values()];
  };
}

/** What the id certainly began with: nothing is dropped before eight digits in a row. */
function unbrokenStart(id: string): string {
  return /^.*?\d{8}/.exec(id)?.[0] ?? id;
}
