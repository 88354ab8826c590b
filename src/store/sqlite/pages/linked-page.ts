import type { Database } from 'better-sqlite3';
import { brokenId } from '../../../model/broken-id.ts';
import { RelatedPage } from '../../../model/related-page.ts';

/** Within the caller's transaction. Undefined where no page, or not certainly one, is meant. */
export type LinkedPage = (title: string, target: string) => RelatedPage | undefined;

/** Follows a link to a page that is there, also by an id whose `d` was dropped (see `brokenId`). */
export function createLinkedPage(db: Database): LinkedPage {
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

  return (title, target) =>
    RelatedPage.optional().parse(exact.get(target)) ?? broken(title, target);
}

/** What the id certainly began with: nothing is dropped before eight digits in a row. */
function unbrokenStart(id: string): string {
  return /^.*?\d{8}/.exec(id)?.[0] ?? id;
}
