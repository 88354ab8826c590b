import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ItemId, ItemKind } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';
import type {
  CandidatePage,
  CandidateRequest,
  DigestCandidate,
  DigestStore,
} from '../digest-store.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import type { Connection } from './connection.ts';
import { createFindRows, type FindRows } from './find-rows.ts';
import { createItemColumns } from './item-columns.ts';
import { createReadRows } from './read-rows.ts';
import { filterSource, fullSource, ofKinds, type Source, where } from './search-statements.ts';
import { createTermForms, type TermForms } from './term-forms.ts';

/**
 * Pages whose items are read before the event loop goes on: about 6,000 items, 15 ms. One statement
 * over 77,000 items holds it for a third of a second.
 */
const PAGES_PER_READ = 250;

/** Columns of the full-text index that hold a row's own words. */
const OWN_WORDS = '{name text more joined}';

interface ReadPage extends CandidatePage {
  readonly row: number;
  /** UTC milliseconds; null where the page itself is not news of the period. */
  readonly arrivedAt: number | null;
}

/** What the query's words found: for rows that have none, all rows pass. */
interface Found {
  readonly ranks: ReadonlyMap<number, number>;
  readonly best: number;
  readonly own: ReadonlySet<number>;
}

const Themes = z.array(z.string());

type ItemRow = readonly [
  id: ItemId,
  row: number,
  page: number,
  kind: ItemKind,
  relevancy: number | null,
  firstSeenAt: number,
  changedAt: number | null,
];

interface Reading {
  readonly db: Database;
  readonly forms: TermForms;
  readonly findRows: FindRows;
}

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
    digestCandidates: async (request) => {
      const { pages, found } = await read(() => ({
        pages: readPages(request),
        found: findWords(reading, request),
      }));
      const candidates: DigestCandidate[] = [];
      for (let n = 0; n < pages.length; n += PAGES_PER_READ) {
        if (n > 0) {
          await setImmediate();
        }
        const some = pages.slice(n, n + PAGES_PER_READ);
        candidates.push(...(await read(() => readItems(reading, request, some, found))));
      }
      return candidates;
    },
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
        themes: Themes.parse(JSON.parse(themes)),
        // An undated page has none.
        pageDate: pageDate === '' ? null : pageDate,
        meanRelevancy,
        isBaseline: baseline === 1,
        arrivedAt,
      }));
}

/** Once for the whole period, since looking words up costs the same for one page and for all. */
function findWords(reading: Reading, { query, kinds }: CandidateRequest): Found | null {
  const { db, forms } = reading;
  if (query.match === null) {
    return null;
  }
  const compiled = compileQuery(query, kinds, forms);
  const { from, conditions, rank } = sourceOf(reading, compiled);
  const rows = db
    .prepare<[object], readonly [number, number]>(
      `SELECT k.row, ${rank} FROM ${from} ${where(conditions)}`,
    )
    .raw()
    .all(compiled.parameters.values);
  const wanted = compiled.text.kind === 'words' ? compiled.text.wanted : undefined;
  const own =
    wanted === undefined
      ? []
      : db
          .prepare<[string], number>('SELECT rowid FROM item_fts WHERE item_fts MATCH ?')
          .pluck()
          .all(`${OWN_WORDS} : (${wanted})`);
  const best = rows.reduce((least, [, value]) => Math.min(least, value), 0);
  return { ranks: new Map(rows), best, own: new Set(own) };
}

function sourceOf({ findRows }: Reading, compiled: CompiledQuery): Source {
  return ofKinds(
    compiled,
    fullSource(compiled, () => findRows.inItems(compiled)),
  );
}

function readItems(
  { db, forms }: Reading,
  { query, kinds, from, to }: CandidateRequest,
  pages: readonly ReadPage[],
  found: Found | null,
): readonly DigestCandidate[] {
  // The words were looked up already; what is left are the filters.
  const compiled = compileQuery({ ...query, match: null }, kinds, forms);
  const { conditions } = ofKinds(compiled, filterSource(compiled));
  const byRow = new Map(pages.map((page) => [page.row, page]));
  const rows = db
    .prepare<[object], ItemRow>(`
      SELECT item.item_id, item.row, item.page_row, item.kind, item.relevancy, item.first_seen_at,
        item.changed_at
      FROM item_key AS k JOIN item ON item.row = k.row
      ${where([...conditions, 'k.page_row IN (SELECT value FROM json_each(@pages))'])}`)
    .raw()
    .all({ ...compiled.parameters.values, pages: JSON.stringify([...byRow.keys()]) });
  const candidates: DigestCandidate[] = [];
  for (const [id, row, pageRow, kind, relevancy, firstSeenAt, changedAt] of rows) {
    const page = byRow.get(pageRow);
    const rank = found?.ranks.get(row);
    if (page === undefined || (found !== null && rank === undefined)) {
      continue;
    }
    // An item that came after the period to a page of the period is news of the next one.
    const isNew = page.arrivedAt !== null && firstSeenAt <= to.getTime();
    const isUpdated = changedAt !== null && changedAt > from.getTime() && changedAt <= to.getTime();
    if (isNew || isUpdated) {
      candidates.push({
        id,
        kind,
        relevancy,
        novelty: isNew ? 'new' : 'updated',
        arrivedAt: isNew && page.arrivedAt !== null ? page.arrivedAt : (changedAt ?? firstSeenAt),
        score: found === null || rank === undefined ? 0 : toScore(rank, found.best),
        words: found === null ? 'none' : found.own.has(row) ? 'own' : 'label',
        page,
      });
    }
  }
  return candidates;
}

/** 1 for the best rank, down to 0. */
function toScore(rank: number, best: number): number {
  return best < 0 ? Math.max(0, rank / best) : 0;
}

function countThemes(
  reading: Reading,
  { query, kinds }: CandidateRequest,
  pages: readonly ReadPage[],
): ReadonlyMap<string, number> {
  const arrived = pages.filter(({ arrivedAt }) => arrivedAt !== null);
  const compiled = compileQuery(query, kinds, reading.forms);
  const { parameters } = compiled;
  const { from, conditions } = sourceOf(reading, compiled);
  const onPages = 'k.page_row IN (SELECT value FROM json_each(@pages))';
  const counts = reading.db
    .prepare<[object], readonly [number, number]>(`
      SELECT k.page_row, count(*) FROM ${from} ${where([...conditions, onPages])}
      GROUP BY k.page_row`)
    .raw()
    .all({ ...parameters.values, pages: JSON.stringify(arrived.map(({ row }) => row)) });
  const byRow = new Map(counts);
  const themes = new Map<string, number>();
  for (const page of arrived) {
    for (const theme of new Set(page.themes.map((value) => value.toLowerCase()))) {
      themes.set(theme, (themes.get(theme) ?? 0) + (byRow.get(page.row) ?? 0));
    }
  }
  return themes;
}
