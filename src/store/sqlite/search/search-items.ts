import type { Database } from 'better-sqlite3';
import type { CountByKind } from '../../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { PageId } from '../../../model/page-id.ts';
import type { Query } from '../../../model/query.ts';
import type { RoughPage, SearchRequest } from '../../item-store.ts';
import { createTermForms } from '../words/term-forms.ts';
import { createBestByTexts } from './best-by-texts.ts';
import { createBestRows } from './best-rows.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import { byKind, type CountsByKind, countRows, sumOf } from './count-rows.ts';
import { createFindRows, type Rows } from './find-rows.ts';
import { createItemColumns, type ItemColumns, kindCode } from './item-columns.ts';
import { createReadItems } from './read-items.ts';
import { createReadRows } from './read-rows.ts';

/** With fewer hits, the summaries of pages are asked too. */
const FEW = 10;

/** Queries over items, within the caller's transaction. */
export interface ItemSearch {
  search(request: SearchRequest): RoughPage;
  countByKind(query: Query): CountByKind;
}

export function createItemSearch(db: Database): ItemSearch {
  const termForms = createTermForms(db);
  const readItems = createReadItems(db);
  const readRows = createReadRows(db);
  const columnsNow = createItemColumns(db);
  const findRows = createFindRows(readRows, columnsNow);
  const pageRow = db
    .prepare<[PageId], number>('SELECT page_row FROM page WHERE page_id = ?')
    .pluck();
  const bestByTexts = createBestByTexts(db, () => columnsNow().items);
  const bestRows = createBestRows({ readRows, findRows, bestByTexts, columnsNow });

  /** What items say; and what they say with their pages' summaries, where a table has few. */
  const find = (compiled: CompiledQuery) => {
    const inItems = findRows.inItems(compiled);
    const counts = countRows(inItems, columnsNow());
    // One click further, on another table or on strong ones alone, summaries may be asked as well.
    const isScarce =
      sumOf(counts, compiled.kinds).strong < FEW ||
      ITEM_KINDS.some((kind) => counts[kind].total < FEW);
    const inSummaries = isScarce ? findRows.inSummaries(compiled) : undefined;
    return {
      inItems,
      counts,
      inSummaries,
      more: inSummaries === undefined ? counts : countRows(inSummaries, columnsNow()),
    };
  };

  return {
    search: (request) => {
      const { query, kinds, page } = request;
      const compiled = compileQuery(query, kinds, termForms);
      const { inItems, counts, inSummaries, more } = find(compiled);
      const own = sumOf(counts, compiled.kinds);
      const all = sumOf(more, compiled.kinds);
      const isFew = inSummaries !== undefined && own.total < FEW;
      const columns = columnsNow();
      const ofAllPages = ofKinds(isFew ? inSummaries : inItems, compiled.kinds, columns);
      const rows = page === undefined ? ofAllPages : onPage(ofAllPages, columns, pageRow.get(page));
      const { total, rated } =
        page === undefined ? (isFew ? all : own) : sumOf(countRows(rows, columns), null);
      const from = isFew || page !== undefined ? 'rows' : 'expression';
      const window = bestRows({ request, compiled, rows, from });
      return {
        hits: readItems(window),
        total,
        rated,
        strong: (own.strong < FEW ? all : own).strong,
        inherited: query.relevancy?.kind === 'floor' ? total - rated : 0,
        byKind: eachTotal(counts, more),
        ofPages: countByPage(rows, columns, window),
        terms: compiled.terms,
        items: compiled.terms.length === 0 ? 0 : columns.items,
      };
    },

    countByKind: (query) => {
      const { counts, more } = find(compileQuery(query, null, termForms));
      return eachTotal(counts, more);
    },
  };
}

/** Where a table alone has few, its summaries count. */
function eachTotal(counts: CountsByKind, more: CountsByKind): CountByKind {
  return byKind((kind) => (counts[kind].total < FEW ? more : counts)[kind].total);
}

/** Of one page: what its other hits are is told by the whole result, so they are cut out of it. */
function onPage(rows: Rows, { pages }: ItemColumns, page: number | undefined): Rows {
  return rows.filter((row) => pages[row] === page);
}

function ofKinds(rows: Rows, asked: readonly ItemKind[] | null, { kinds }: ItemColumns): Rows {
  const isAsked = new Uint8Array(ITEM_KINDS.length + 1);
  for (const kind of asked ?? ITEM_KINDS) {
    isAsked[kindCode(kind)] = 1;
  }
  return rows.filter((row) => isAsked[kinds[row] ?? 0] === 1);
}

/** For each of the shown rows, how many of the found ones its page has. */
function countByPage(rows: Rows, { pages, pageSize }: ItemColumns, shown: Rows): readonly number[] {
  const counts = new Uint32Array(pageSize);
  for (const row of rows) {
    const page = pages[row] ?? 0;
    counts[page] = (counts[page] ?? 0) + 1;
  }
  return shown.map((row) => counts[pages[row] ?? 0] ?? 0);
}
