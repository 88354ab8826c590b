import type { Database } from 'better-sqlite3';
import type { PageId } from '../../../model/page-id.ts';
import type { CandidateRequest, DigestStore } from '../../digest-store.ts';
import type { Connection } from '../connection.ts';
import { compileQuery } from '../search/compile-query.ts';
import { createFindRows } from '../search/find-rows.ts';
import { type Reading, sourceOf } from '../search/found-words.ts';
import { createItemColumns } from '../search/item-columns.ts';
import { createReadRows } from '../search/read-rows.ts';
import { filterSource, ofKinds, where } from '../search/search-statements.ts';
import { createTermForms } from '../words/term-forms.ts';
import { ITEMS_OF_PAGES, type ReadPage, readColumns } from './candidate-columns.ts';

/** What we wrote ourselves; a schema for each of 3,500 pages would take 40 ms. */
const readThemes = (themes: string): readonly string[] => JSON.parse(themes);

/** What came in a period, for digests to choose from. */
export function createDigestCandidates({
  db,
  read,
}: Connection): Pick<DigestStore, 'digestCandidates' | 'themeArrivals' | 'hasArrivals'> {
  const arrival = db.prepare('SELECT 1 FROM page WHERE baseline = 0 LIMIT 1');
  const readPages = preparePages(db);
  const reading: Reading = {
    db,
    forms: createTermForms(db),
    findRows: createFindRows(createReadRows(db), createItemColumns(db)),
  };
  return {
    digestCandidates: (request) => read(() => readColumns(reading, request, readPages(request))),
    hasArrivals: () => read(() => arrival.get() !== undefined),
    themeArrivals: (request) => read(() => countThemes(reading, request, readPages(request))),
  };
}

/** Pages that came in the period or had a row changed in it. */
function preparePages(db: Database): (request: CandidateRequest) => readonly ReadPage[] {
  type PageRow = readonly [
    row: number,
    id: PageId,
    themes: string,
    pageDate: string | null,
    meanRelevancy: number | null,
    baseline: number,
    arrivedAt: number | null,
  ];
  const statement = db.prepare<[object], PageRow>(`
    WITH arrival AS (
      SELECT page_row, first_seen_at AS at FROM page
      WHERE baseline = 0 AND first_seen_at > @from AND first_seen_at <= @to
      UNION ALL
      SELECT page_row, unixepoch(page_date) * 1000 FROM page
      WHERE @simulated AND baseline = 1 AND page_date >= date(@from / 1000, 'unixepoch')
        AND unixepoch(page_date) * 1000 > @from AND unixepoch(page_date) * 1000 <= @to
      UNION ALL
      SELECT DISTINCT page_row, NULL FROM item WHERE changed_at > @from AND changed_at <= @to)
    SELECT page_row, page_id, themes, page_date, mean_relevancy, baseline, max(at)
    FROM arrival JOIN page USING (page_row) WHERE gone_at IS NULL
    GROUP BY page_row ORDER BY page_row`);
  return ({ from, to, arrivals }) =>
    statement
      .raw()
      .all({
        from: from.getTime(),
        to: to.getTime(),
        simulated: Number(arrivals === 'page-date'),
      })
      .map(([row, id, themes, pageDate, meanRelevancy, baseline, arrivedAt]) => ({
        row,
        id,
        themes: readThemes(themes),
        // An undated page has none.
        pageDate: pageDate === '' ? null : pageDate,
        meanRelevancy,
        isBaseline: baseline === 1,
        arrivedAt,
      }));
}

function countThemes(
  reading: Reading,
  { query, kinds }: CandidateRequest,
  pages: readonly ReadPage[],
): ReadonlyMap<string, number> {
  const arrived = pages.filter(({ arrivedAt }) => arrivedAt !== null);
  const compiled = compileQuery(query, kinds, reading.forms);
  const isAnything = compiled.text.kind === 'anything';
  const { from, conditions } = isAnything
    ? { ...ofKinds(compiled, filterSource(compiled)), from: ITEMS_OF_PAGES }
    : sourceOf(reading, compiled);
  const page = isAnything ? 'item.page_row' : 'k.page_row';
  const counts = reading.db
    .prepare<[object], readonly [number, number]>(`
      SELECT k.page_row, count(*) FROM ${from}
      ${where([`${page} IN (SELECT value FROM json_each(@pages))`, ...conditions])}
      GROUP BY k.page_row`)
    .raw()
    .all({
      ...compiled.parameters.values,
      pages: JSON.stringify(arrived.map(({ row }) => row)),
    });
  const byRow = new Map(counts);
  const themes = new Map<string, number>();
  for (const page of arrived) {
    for (const theme of new Set(page.themes.map((value) => value.toLowerCase()))) {
      themes.set(theme, (themes.get(theme) ?? 0) + (byRow.get(page.row) ?? 0));
    }
  }
  return themes;
}
