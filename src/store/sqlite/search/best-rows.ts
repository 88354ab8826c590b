import type { SearchRequest } from '../../item-store.ts';
import { type BestByTexts, isWorthReading } from './best-by-texts.ts';
import type { CompiledQuery, Tiers } from './compile-query.ts';
import type { FindRows, Rows } from './find-rows.ts';
import type { ItemColumns } from './item-columns.ts';
import type { ReadRows } from './read-rows.ts';
import {
  fullSource,
  listedSource,
  matchSource,
  newestRowsSql,
  ofKinds,
  orderOf,
  rowsSql,
  type Source,
} from './search-statements.ts';

/** That many come in an order worth ranking again. */
const BEST = 100;
/**
 * Up to so many hits of a word FTS5 ranks them all (1 ms for 1,000, measured). Of more the first
 * hundred are those that have it in the best places: looking for these ends as soon as there are enough.
 */
const FEW_ENOUGH_TO_RANK = 1000;

/** What a query found, of the kinds that are asked for. */
export interface Found {
  readonly request: SearchRequest;
  readonly compiled: CompiledQuery;
  readonly rows: Rows;
  /** Whether the query's expression finds just these rows, or they were put together. */
  readonly from: 'expression' | 'rows';
}

export interface BestRowsDeps {
  readonly readRows: ReadRows;
  readonly findRows: FindRows;
  readonly bestByTexts: BestByTexts;
  readonly columnsNow: () => ItemColumns;
}

/** Cuts a window out of what was found, the best first; whoever asks for another window finds the same order. */
export type BestRows = (found: Found) => Rows;

export function createBestRows(deps: BestRowsDeps): BestRows {
  return (found) => {
    const { request, compiled, rows, from } = found;
    const { query, limit, offset } = request;
    if (compiled.text.kind !== 'words' || query.sort !== 'best') {
      const source =
        from === 'expression' ? fullSource(compiled, () => rows) : listedSource(compiled, rows);
      return ordered(deps, found, source, { limit, offset });
    }
    const candidates = candidatesOf(deps, found);
    const first = candidates.slice(offset, offset + limit);
    const left = Math.min(limit, rows.length - offset) - first.length;
    if (left <= 0) {
      return first;
    }
    const beyond = { limit: left, offset: Math.max(0, offset - candidates.length) };
    return [...first, ...ordered(deps, found, othersThan(candidates, found), beyond)];
  };
}

function ordered(
  { readRows }: BestRowsDeps,
  { request: { query }, compiled }: Found,
  source: Source,
  window: { readonly limit: number; readonly offset: number },
): Rows {
  const sql = rowsSql(ofKinds(compiled, source), orderOf(query, compiled.text.kind === 'words'));
  return readRows(sql, { ...compiled.parameters.values, ...window });
}

/** The same hundred for every window. */
function candidatesOf(deps: BestRowsDeps, found: Found): Rows {
  const { compiled, rows, from } = found;
  const { text } = compiled;
  if (rows.length <= BEST || text.kind !== 'words') {
    return rows.slice(-BEST).toReversed();
  }
  if (text.tiers === undefined || from !== 'expression') {
    return eachGroup(deps, found, (group) => narrowed(deps, found, group, [text.wanted ?? '']));
  }
  const { best, inName, own, strong, full } = text.tiers;
  if (text.node.kind !== 'term') {
    return eachGroup(deps, found, (group) => narrowed(deps, found, group, [own, inName, ...best]));
  }
  return rows.length > FEW_ENOUGH_TO_RANK
    ? fromTiers(deps, found, text.tiers)
    : ranked(deps, found, [strong, full]);
}

/** Where a floor applies, rated items come before those that inherit their page's relevancy. */
function eachGroup({ columnsNow }: BestRowsDeps, found: Found, best: (group: Rows) => Rows): Rows {
  const { request, rows } = found;
  if (request.query.relevancy?.kind !== 'floor') {
    return best(rows);
  }
  const { rated } = columnsNow();
  const own = best(rows.filter((row) => rated[row] === 1));
  return own.length === BEST
    ? own
    : [...own, ...best(rows.filter((row) => rated[row] !== 1))].slice(0, BEST);
}

/**
 * A hundred of several words' hits: those that have them in ever better places, for as long as there
 * are more than enough; by their texts once these are few enough to be read, and the newest where they
 * must be told apart. To have FTS5 rank a thousand takes three times as long as to look for one such
 * place.
 */
function narrowed(
  { findRows, bestByTexts, columnsNow }: BestRowsDeps,
  { compiled: { terms } }: Found,
  rows: Rows,
  widestFirst: readonly string[],
): Rows {
  const groups = [rows];
  let last = rows;
  for (const expression of new Set(widestFirst)) {
    if (last.length <= BEST || expression === '') {
      break;
    }
    if (isWorthReading(last.length, terms)) {
      groups.unshift(bestByTexts(last, terms, BEST));
      break;
    }
    const isLast = new Uint8Array(columnsNow().size);
    for (const row of last) {
      isLast[row] = 1;
    }
    last = findRows.matching(expression).filter((row) => isLast[row] === 1);
    groups.unshift(last);
  }
  const best = new Set<number>();
  for (const group of groups) {
    for (let n = group.length - 1; n >= 0 && best.size < BEST; n -= 1) {
      best.add(group[n] ?? 0);
    }
  }
  return [...best];
}

/** Of one word: those that have it itself before those that share its stem. */
function ranked(deps: BestRowsDeps, found: Found, tiers: readonly string[]): Rows {
  const best = new Set<number>();
  for (const tier of new Set(tiers)) {
    if (best.size < BEST) {
      const source = matchSource(found.compiled, tier);
      for (const row of ordered(deps, found, source, { limit: BEST, offset: 0 })) {
        best.add(row);
      }
    }
  }
  return [...best].slice(0, BEST);
}

/** One tier after the other, the narrowest first, until there are enough; the newest of each. */
function fromTiers({ readRows }: BestRowsDeps, { request, compiled }: Found, tiers: Tiers): Rows {
  const best = new Set<number>();
  for (const group of groupsOf(request)) {
    for (const tier of new Set([...tiers.best, tiers.strong, tiers.full])) {
      if (best.size < BEST) {
        const source = matchSource(compiled, tier);
        const ofGroup = { ...source, conditions: [...source.conditions, group] };
        const sql = newestRowsSql(ofKinds(compiled, ofGroup));
        for (const row of readRows(sql, { ...compiled.parameters.values, limit: BEST })) {
          best.add(row);
        }
      }
    }
  }
  return [...best].slice(0, BEST);
}

/** In FTS5's own order, where it can say the query. */
function othersThan(candidates: Rows, { compiled, rows, from }: Found): Source {
  const { text, parameters } = compiled;
  if (text.kind !== 'words' || text.tiers === undefined || from !== 'expression') {
    const known = new Set(candidates);
    return listedSource(
      compiled,
      rows.filter((row) => !known.has(row)),
    );
  }
  const source = matchSource(compiled, text.tiers.full);
  const known = parameters.bind(JSON.stringify(candidates));
  const others = `k.row NOT IN (SELECT value FROM json_each(${known}))`;
  return { ...source, conditions: [...source.conditions, others] };
}

/** Where a floor applies, rated items come before those that inherit their page's relevancy. */
function groupsOf({ query }: SearchRequest): readonly string[] {
  return query.relevancy?.kind === 'floor'
    ? ['k.relevancy IS NOT NULL', 'k.relevancy IS NULL']
    : ['TRUE'];
}
