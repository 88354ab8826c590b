import type { Query } from '../../model/query.ts';
import { toCondition } from './compile-match.ts';
import type { CompiledQuery } from './compile-query.ts';

/** Rows of `item_key AS k` that a query finds, as FROM and WHERE. */
export interface Source {
  readonly from: string;
  readonly conditions: readonly string[];
  /** Below 0, the lower the better. */
  readonly rank: string;
}

/** Columns by which hits are sorted. */
const SORT_COLUMNS = `k.row AS row, k.page_date AS page_date, k.relevancy IS NOT NULL AS own,
  coalesce(k.relevancy, k.mean, 0) AS relevancy`;

const KEYS = 'item_key AS k';

/** The items that an FTS5 expression finds, with their ranks. */
export function sourceOf(compiled: CompiledQuery, expression: string): Source {
  return {
    from: 'item_fts CROSS JOIN item_key AS k ON k.row = item_fts.rowid',
    conditions: [`item_fts MATCH ${compiled.parameters.bind(expression)}`, ...compiled.filters],
    rank: 'item_fts.rank',
  };
}

/** All that a query finds in items and the labels and titles of their pages. */
export function fullSource(compiled: CompiledQuery): Source {
  const { text, filters, parameters } = compiled;
  if (text.kind === 'words') {
    if (text.tiers !== undefined) {
      return sourceOf(compiled, text.tiers.full);
    }
    const condition = toCondition(text.node, parameters.bind, false);
    return { from: KEYS, conditions: [condition, ...filters], rank: wantedRank(compiled) };
  }
  const conditions = text.kind === 'nothing' ? ['FALSE'] : filters;
  return { from: KEYS, conditions, rank: '0.0' };
}

/** As `fullSource`; the summaries of pages may say words too. Undefined without words. */
export function summarySource(compiled: CompiledQuery): Source | undefined {
  const { text, filters, parameters } = compiled;
  if (text.kind !== 'words' || text.wanted === undefined) {
    return undefined;
  }
  const condition = toCondition(text.node, parameters.bind, true);
  return { from: KEYS, conditions: [condition, ...filters], rank: wantedRank(compiled) };
}

/** Items that say a word themselves come before those whose page does. */
function wantedRank({ text, parameters }: CompiledQuery): string {
  if (text.kind !== 'words' || text.wanted === undefined) {
    return '0.0';
  }
  const wanted = parameters.bind(text.wanted);
  return `iif(k.row IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ${wanted}), -1.0, 0.0)`;
}

/** A window and, as its last row, how many there are and how many are rated themselves. */
export function windowSql({ from, conditions, rank }: Source, orderBy: string): string {
  return `
    WITH hit AS MATERIALIZED (
      SELECT ${SORT_COLUMNS}, ${rank} AS rank FROM ${from} ${where(conditions)})
    SELECT * FROM (SELECT row, own FROM hit ORDER BY ${orderBy} LIMIT @limit OFFSET @offset)
    UNION ALL SELECT count(*), coalesce(sum(own), 0) FROM hit`;
}

/** As `windowSql`, without the counts. */
export function rowsSql({ from, conditions, rank }: Source, orderBy: string): string {
  return `
    SELECT row FROM (
      SELECT ${SORT_COLUMNS}, ${rank} AS rank FROM ${from} ${where(conditions)})
    ORDER BY ${orderBy} LIMIT @limit OFFSET @offset`;
}

/** In the order of FTS5's own lists, backwards, so that it need not find more rows than are wanted. */
export function newestRowsSql({ from, conditions }: Source): string {
  return `
    SELECT k.row AS row FROM ${from} ${where(conditions)}
    ORDER BY item_fts.rowid DESC LIMIT @limit`;
}

export function countSql({ from, conditions }: Source): string {
  return `
    SELECT count(*) AS total, coalesce(sum(k.relevancy IS NOT NULL), 0) AS rated
    FROM ${from} ${where(conditions)}`;
}

/** @param by - a column of `k`. */
export function countBySql({ from, conditions }: Source, by: string): string {
  return `SELECT ${by} AS key, count(*) AS count FROM ${from} ${where(conditions)} GROUP BY ${by}`;
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** @param strongFirst - a condition on `row`, for hits that come before others; null for none. */
export function orderOf(
  { sort, relevancy }: Query,
  hasWords: boolean,
  strongFirst: string | null,
): string {
  const byRelevancy = 'own DESC, relevancy DESC';
  // Where a floor applies, a page's mean never comes before a rating.
  const ratedFirst = relevancy?.kind === 'floor' ? 'own DESC, ' : '';
  const last = 'page_date DESC, row';
  if (sort === 'relevancy' || (sort === 'best' && !hasWords)) {
    return `${byRelevancy}, rank, ${last}`;
  }
  return sort === 'best'
    ? `${ratedFirst}${strongFirst === null ? '' : `${strongFirst} DESC, `}rank, ${last}`
    : `${ratedFirst}page_date DESC, rank, row`;
}
