import type { Query } from '../../../model/query.ts';
import type { CompiledQuery } from './compile-query.ts';

/** Rows of `item_key AS k` that a query finds, as FROM and WHERE. */
export interface Source {
  readonly from: string;
  readonly conditions: readonly string[];
  /** Below 0, the lower the better. */
  readonly rank: string;
}

const KEYS = 'item_key AS k';

/** The items that an FTS5 expression finds and no filter takes away, with their ranks. */
export function matchSource({ parameters, filters }: CompiledQuery, expression: string): Source {
  return {
    from: 'item_fts CROSS JOIN item_key AS k ON k.row = item_fts.rowid',
    conditions: [`item_fts MATCH ${parameters.bind(expression)}`, ...filters],
    rank: 'item_fts.rank',
  };
}

/** The items that no filter takes away. */
export function filterSource({ filters }: CompiledQuery): Source {
  return { from: KEYS, conditions: filters, rank: '0.0' };
}

/** Items by their rows. */
export function listedSource({ parameters }: CompiledQuery, rows: readonly number[]): Source {
  const listed = parameters.bind(JSON.stringify(rows));
  return {
    from: KEYS,
    conditions: [`k.row IN (SELECT value FROM json_each(${listed}))`],
    rank: '0.0',
  };
}

/** What a query finds in items, ranked where FTS5 can say it. @param found - its rows, for where it cannot. */
export function fullSource(compiled: CompiledQuery, found: () => readonly number[]): Source {
  const { text } = compiled;
  if (text.kind === 'anything') {
    return filterSource(compiled);
  }
  return text.kind === 'words' && text.tiers !== undefined
    ? matchSource(compiled, text.tiers.full)
    : listedSource(compiled, found());
}

/** The source without items of other kinds than those that are asked for. */
export function ofKinds({ kinds, parameters }: CompiledQuery, source: Source): Source {
  return kinds === null
    ? source
    : { ...source, conditions: [...source.conditions, `k.kind IN (${parameters.bindAll(kinds)})`] };
}

/** All rows. */
export function allRowsSql({ from, conditions }: Source): string {
  return `SELECT k.row FROM ${from} ${where(conditions)}`;
}

/** A window on rows in an order. */
export function rowsSql({ from, conditions, rank }: Source, orderBy: string): string {
  return `
    SELECT row FROM (
      SELECT k.row AS row, k.page_date AS page_date, k.relevancy IS NOT NULL AS own,
        coalesce(k.relevancy, k.mean, 0) AS relevancy, ${rank} AS rank
      FROM ${from} ${where(conditions)})
    ORDER BY ${orderBy} LIMIT @limit OFFSET @offset`;
}

/** In the order of FTS5's own lists, backwards, so that it need not find more rows than are wanted. */
export function newestRowsSql({ from, conditions }: Source): string {
  return `
    SELECT k.row AS row FROM ${from} ${where(conditions)}
    ORDER BY item_fts.rowid DESC LIMIT @limit`;
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** How a query's hits are sorted, in the words of `rowsSql`. */
export function orderOf({ sort, relevancy }: Query, hasWords: boolean): string {
  const byRelevancy = 'own DESC, relevancy DESC';
  // Where a floor applies, a page's mean never comes before a rating.
  const ratedFirst = relevancy?.kind === 'floor' ? 'own DESC, ' : '';
  const last = 'page_date DESC, row';
  if (sort === 'relevancy' || (sort === 'best' && !hasWords)) {
    return `${byRelevancy}, rank, ${last}`;
  }
  return sort === 'best' ? `${ratedFirst}rank, ${last}` : `${ratedFirst}page_date DESC, rank, row`;
}
