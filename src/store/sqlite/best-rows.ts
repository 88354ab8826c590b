import type { SearchRequest } from '../item-store.ts';
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
/** Of several words: to look for each place anew costs three times as much as to rank what was found. */
const FEW_ENOUGH_OF_SEVERAL = 6000;

/** What a query found, of the kinds that are asked for. */
export interface Found {
  readonly request: SearchRequest;
  readonly compiled: CompiledQuery;
  readonly rows: Rows;
  /** Whether the query's expression finds just these rows, or they were put together. */
  readonly from: 'expression' | 'rows';
}

/** Cuts a window out of what was found, the best first; whoever asks for another window finds the same order. */
export type BestRows = (found: Found) => Rows;

export function createBestRows(
  { readRows, findRows }: { readonly readRows: ReadRows; readonly findRows: FindRows },
  columnsNow: () => ItemColumns,
): BestRows {
  const ordered = (
    { request: { query }, compiled }: Found,
    source: Source,
    window: { readonly limit: number; readonly offset: number },
  ): Rows => {
    const sql = rowsSql(ofKinds(compiled, source), orderOf(query, compiled.text.kind === 'words'));
    return readRows(sql, { ...compiled.parameters.values, ...window });
  };
  const newest = ({ compiled }: Found, source: Source): Rows =>
    readRows(newestRowsSql(ofKinds(compiled, source)), {
      ...compiled.parameters.values,
      limit: BEST,
    });

  /** One tier after the other, the narrowest first, until there are enough. */
  const fromTiers = (found: Found, tiers: Tiers): Rows => {
    const { compiled, request } = found;
    const best = new Set<number>();
    for (const group of groupsOf(request)) {
      for (const tier of new Set([...tiers.best, tiers.strong, tiers.own, tiers.full])) {
        const source = matchSource(compiled, tier);
        const rows =
          best.size < BEST
            ? newest(found, { ...source, conditions: [...source.conditions, group] })
            : [];
        for (const row of rows.slice(0, BEST)) {
          best.add(row);
        }
      }
    }
    return [...best].slice(0, BEST);
  };

  const best = (found: Found): Rows => {
    const { compiled, request, rows, from } = found;
    const { text } = compiled;
    if (rows.length <= BEST) {
      return rows.toReversed();
    }
    if (text.kind !== 'words' || text.tiers === undefined || from !== 'expression') {
      const say = new Set(findRows.sayingAny(compiled));
      return newestOf(BEST, [
        rows.filter((row) => say.has(row)),
        rows.filter((row) => !say.has(row)),
      ]);
    }
    const isOne = text.node.kind === 'term';
    if (rows.length > (isOne ? FEW_ENOUGH_TO_RANK : FEW_ENOUGH_OF_SEVERAL)) {
      return fromTiers(found, text.tiers);
    }
    const { strong, full, own } = text.tiers;
    const ranked = new Set<number>();
    // Of several words those of the item itself come before its page's: ranking the others as well
    // takes 1.6 times as long. To rank at all costs as much as to count, so it is done once.
    for (const tier of new Set(isOne ? [strong, full] : [own])) {
      const source = matchSource(compiled, tier);
      const window = { limit: BEST, offset: 0 };
      for (const row of ranked.size < BEST ? ordered(found, source, window) : []) {
        ranked.add(row);
      }
    }
    const { rated } = columnsNow();
    const others = rows.filter((row) => !ranked.has(row));
    const isFloor = request.query.relevancy?.kind === 'floor';
    const left = newestOf(BEST - ranked.size, [
      others.filter((row) => !isFloor || rated[row] === 1),
      others.filter((row) => isFloor && rated[row] !== 1),
    ]);
    return [...ranked, ...left].slice(0, BEST);
  };

  return (found) => {
    const { request, compiled, rows, from } = found;
    const { query, limit, offset } = request;
    const { text } = compiled;
    if (text.kind !== 'words' || query.sort !== 'best') {
      const source =
        from === 'expression' ? fullSource(compiled, () => rows) : listedSource(compiled, rows);
      return ordered(found, source, { limit, offset });
    }
    const candidates = best(found);
    const first = candidates.slice(offset, offset + limit);
    const left = Math.min(limit, rows.length - offset) - first.length;
    if (left <= 0) {
      return first;
    }
    const beyond = { limit: left, offset: Math.max(0, offset - candidates.length) };
    return [...first, ...ordered(found, othersThan(candidates, found), beyond)];
  };
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

/** Of each list the newest, those of the first list first, until there are as many as wanted. */
function newestOf(wanted: number, lists: readonly Rows[]): Rows {
  const newest: number[] = [];
  for (const list of lists) {
    const from = list.length - Math.max(0, wanted - newest.length);
    newest.push(...list.slice(Math.max(0, from)).toReversed());
  }
  return newest;
}

/** Where a floor applies, rated items come before those that inherit their page's relevancy. */
function groupsOf({ query }: SearchRequest): readonly string[] {
  return query.relevancy?.kind === 'floor'
    ? ['k.relevancy IS NOT NULL', 'k.relevancy IS NULL']
    : ['TRUE'];
}
