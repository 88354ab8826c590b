import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ArchiveItem } from '../../model/archive-item.ts';
import type { Facet } from '../../model/facet.ts';
import type { PageId } from '../../model/page-id.ts';
import type { IdsBeginning, ItemStore, WordCount } from '../item-store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from './archive-rows.ts';
import type { Connection } from './connection.ts';
import { foldValue } from './fold.ts';
import { createNeighbours } from './neighbours.ts';
import { createPageOfLink } from './pages/page-of-link.ts';
import { createRelatedPages } from './pages/related-pages.ts';
import { sourceCondition } from './search/compile-query.ts';
import { createItemSearch } from './search/search-items.ts';
import { createSimilarWords } from './words/similar-words.ts';

/** Items in memory at once where all are read. */
const CHUNK = 500;

/** Search and reading of items, in SQLite. */
export function createItemStore({ db, read }: Connection): ItemStore {
  const items = createItemSearch(db);
  const similarWords = createSimilarWords(db);
  const relatedPages = createRelatedPages(db);
  const select = `SELECT ${ARCHIVE_ITEM_COLUMNS}, item.position, item.row
    FROM item JOIN page USING (page_row)`;
  const byId = db.prepare<[string]>(`${select} WHERE item_id = ?`);
  const byPage = db.prepare<[string]>(
    `${select} WHERE page_id = ? AND item.gone_at IS page.gone_at ORDER BY position, row`,
  );
  const neighbours = createNeighbours(db);
  const pageOfLink = createPageOfLink(db);
  const hasFacetValue = prepareHasFacetValue(db);
  const idsBeginning = prepareIdsBeginning(db);
  // The first condition follows from the second, but is one that an index can begin at.
  const after = db.prepare<[object]>(`
    ${select}
    WHERE page_id >= @pageId AND (page_id, position, row) > (@pageId, @position, @row)
      AND item.gone_at IS NULL
    ORDER BY page_id, position, row LIMIT @limit`);

  return {
    search: (request) => read(() => items.search(request)),
    countByKind: (query) => read(() => items.countByKind(query)),
    item: (id) =>
      read(() => {
        const row = byId.get(id);
        return row === undefined ? undefined : toArchiveItem(row);
      }),
    idsBeginning: (digits) => read(() => idsBeginning(digits)),
    allItems: () => inChunks((place) => read(() => after.all({ ...place, limit: CHUNK }))),
    itemsOfPage: (id) => read(() => byPage.all(id).map(toArchiveItem)),
    relatedPages: (id) => read(() => relatedPages(id)),
    pagesNaming: (id, limit) => read(() => neighbours.naming(id, limit)),
    pagesSharing: (id, limit) => read(() => neighbours.sharing(id, limit)),
    pageOfLink: (address) => read(() => pageOfLink(address)),
    similarWords: (word, limit) => read(() => similarWords(word, limit)),
    hasFacetValue: (facet, value) => read(() => hasFacetValue(facet, value)),
    facetValues: (facet) => read(() => readFacetValues(db, facet)),
  };
}

function prepareHasFacetValue(db: Database): (facet: Facet, value: string) => boolean {
  const find = (condition: string) =>
    db.prepare<[object]>(`
      SELECT 1 FROM facet_value JOIN page_facet USING (value_row) JOIN page USING (page_row)
      WHERE facet = @facet AND ${condition} AND gone_at IS NULL LIMIT 1`);
  const same = find('folded = @folded');
  const source = find(sourceCondition('@folded'));
  return (facet, value) =>
    (facet === 'source' ? source : same).get({ facet, folded: foldValue(value) }) !== undefined;
}

function prepareIdsBeginning(db: Database): (digits: string) => IdsBeginning {
  // No digit is greater than "f", so everything that begins like this lies before it with a "g".
  const items = db.prepare<[string, string], IdsBeginning['items'][number]>(`
    SELECT item_id AS id, page_id AS pageId FROM item JOIN page USING (page_row)
    WHERE item_id >= ? AND item_id < ? || 'g' ORDER BY item_id`);
  const pages = db
    .prepare<[string, string], PageId>(
      "SELECT page_id FROM page WHERE page_id >= ? AND page_id < ? || 'g' ORDER BY page_id",
    )
    .pluck();
  return (digits) => ({ items: items.all(digits, digits), pages: pages.all(digits, digits) });
}

const Place = z.object({ pageId: z.string(), position: z.number(), row: z.number() });
type Place = z.infer<typeof Place>;

/** Reads on from where the last chunk ended, so that neither memory nor a transaction grows. */
async function* inChunks(
  readAfter: (place: Place) => Promise<readonly unknown[]>,
): AsyncGenerator<ArchiveItem> {
  let place: Place = { pageId: '', position: -1, row: -1 };
  for (;;) {
    const rows = await readAfter(place);
    yield* rows.map(toArchiveItem);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) {
      return;
    }
    place = Place.parse(last);
  }
}

const FacetRow = z.object({ folded: z.string(), word: z.string(), count: z.number() });

/** Spellings that compare as equal are one value, under the most frequent of them. */
function readFacetValues(db: Database, facet: Facet): readonly WordCount[] {
  const spellings = db.prepare<[Facet]>(`
    WITH live AS MATERIALIZED (
      SELECT page_row, count(*) AS items FROM item WHERE gone_at IS NULL GROUP BY page_row)
    SELECT folded, value AS word, sum(items) AS count
    FROM facet_value JOIN page_facet USING (value_row) JOIN live USING (page_row)
    WHERE facet = ?
    GROUP BY folded, value ORDER BY count DESC, value`);
  const values = new Map<string, WordCount>();
  for (const row of spellings.all(facet)) {
    const { folded, word, count } = FacetRow.parse(row);
    const known = values.get(folded);
    values.set(folded, { word: known?.word ?? word, count: (known?.count ?? 0) + count });
  }
  return [...values.values()].toSorted((a, b) => b.count - a.count);
}
