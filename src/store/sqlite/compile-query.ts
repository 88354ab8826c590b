import type { ItemKind } from '../../model/item.ts';
import type { FacetFilter, Query, RelevancyFilter } from '../../model/query.ts';
import { compileMatch, type ExpandPrefix, type WantedText } from './compile-match.ts';
import { foldValue } from './fold.ts';
import { createParameters, type Parameters } from './parameters.ts';

/** A query as parts of a statement over the items that are there. */
export interface CompiledQuery {
  readonly parameters: Parameters;
  /** Items with their pages. */
  readonly from: string;
  readonly where: string;
  /** Below 0, the lower the better; 0 when the query has no words. */
  readonly rank: string;
  /** For rows that have `own` (it is rated itself) beside `item`'s and `page`'s columns. */
  readonly orderBy: string;
  /** The wanted words; null when there are none. */
  readonly wanted: WantedText | null;
}

/** @param kinds - null asks for items of every kind. */
export function compileQuery(
  query: Query,
  kinds: readonly ItemKind[] | null,
  expandPrefix: ExpandPrefix,
): CompiledQuery {
  const parameters = createParameters();
  const { bind, bindAll } = parameters;
  const text = compileText(query, parameters, expandPrefix);
  const conditions = [
    ...text.conditions,
    'item.gone_at IS NULL',
    ...(kinds === null ? [] : [`item.kind IN (${bindAll(kinds)})`]),
    ...(query.relevancy === null ? [] : [relevancyCondition(query.relevancy, parameters)]),
    ...query.facets.map((filter) => facetCondition(filter, parameters)),
    ...query.languages.map(
      ({ language, negated }) => `item.language ${negated ? '<>' : '='} ${bind(language)}`,
    ),
    ...(query.since === null ? [] : [`page.page_date >= ${bind(query.since)}`]),
    ...(query.until === null ? [] : [`page.page_date <= ${bind(query.until)}`]),
  ];
  return {
    parameters,
    from: text.from,
    where: conditions.join(' AND '),
    rank: text.rank,
    orderBy: orderBy(query, text.wanted !== null),
    wanted: text.wanted,
  };
}

const ITEMS = 'item JOIN page USING (page_row)';

function compileText({ match }: Query, parameters: Parameters, expandPrefix: ExpandPrefix) {
  if (match === null) {
    return { from: ITEMS, conditions: [], rank: '0.0', wanted: null };
  }
  const { condition, expression, wanted } = compileMatch(match, parameters, expandPrefix);
  if (expression !== null) {
    const bound = parameters.bind(expression);
    return {
      from: 'item_fts JOIN item ON item.row = item_fts.rowid JOIN page USING (page_row)',
      conditions: [`item_fts MATCH ${bound}`],
      rank: 'item_fts.rank',
      wanted,
    };
  }
  if (wanted === null) {
    return { from: ITEMS, conditions: [condition], rank: '0.0', wanted };
  }
  const ranked = `SELECT rowid AS row, rank FROM item_fts WHERE item_fts MATCH ${parameters.bind(wanted.expression)}`;
  return {
    from: `${ITEMS} LEFT JOIN (${ranked}) AS ranked ON ranked.row = item.row`,
    conditions: [condition],
    rank: 'coalesce(ranked.rank, 0.0)',
    wanted,
  };
}

function relevancyCondition(filter: RelevancyFilter, { bind }: Parameters): string {
  switch (filter.kind) {
    case 'floor': {
      const min = bind(filter.min);
      return `coalesce(item.relevancy, page.mean_relevancy) >= ${min}`;
    }
    case 'range':
      return `item.relevancy BETWEEN ${bind(filter.min)} AND ${bind(filter.max)}`;
    case 'unrated':
      return 'item.relevancy IS NULL';
  }
}

function facetCondition({ facet, value, negated }: FacetFilter, { bind }: Parameters): string {
  const pages = `SELECT page_row FROM facet_value JOIN page_facet USING (value_row)
    WHERE facet = ${bind(facet)} AND folded = ${bind(foldValue(value))}`;
  return `item.page_row ${negated ? 'NOT IN' : 'IN'} (${pages})`;
}

function orderBy({ sort, relevancy }: Query, hasWords: boolean): string {
  const byRelevancy = 'own DESC, coalesce(relevancy, mean_relevancy, 0) DESC';
  // Where a floor applies, a page's mean never comes before a rating.
  const ratedFirst = relevancy?.kind === 'floor' ? 'own DESC, ' : '';
  const last = 'page_date DESC, item_id';
  if (sort === 'relevancy' || (sort === 'best' && !hasWords)) {
    return `${byRelevancy}, rank, ${last}`;
  }
  return sort === 'best'
    ? `${ratedFirst}rank, ${last}`
    : `${ratedFirst}page_date DESC, rank, item_id`;
}
