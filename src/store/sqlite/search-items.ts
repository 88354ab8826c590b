import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { CountByKind } from '../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { PageId } from '../../model/page-id.ts';
import type { Query } from '../../model/query.ts';
import type { CountByPageRequest, RoughPage, SearchRequest } from '../item-store.ts';
import { type CompiledQuery, compileQuery, type Tiers } from './compile-query.ts';
import { createReadItems } from './read-items.ts';
import {
  countBySql,
  countSql,
  fullSource,
  newestRowsSql,
  orderOf,
  rowsSql,
  type Source,
  sourceOf,
  summarySource,
  windowSql,
} from './search-statements.ts';
import { createTermForms } from './term-forms.ts';

/** With fewer hits, the summaries of pages are asked too. */
const FEW = 10;
/** That many come in an order worth ranking again, tier by tier. */
const BEST = 100;
/**
 * Up to about so many hits FTS5 ranks them all (2 ms for 1,000, measured). More are only counted, which
 * takes a quarter of it, and the first hundred are those that have the words in the best places:
 * looking for these ends as soon as there are enough.
 */
const FEW_ENOUGH_TO_RANK = 1000;
/** Of several words: to look for each place anew costs three times as much as to rank what was found. */
const FEW_ENOUGH_OF_SEVERAL = 6000;
/** Prepared statements that are kept; queries have few shapes. */
const MOST_STATEMENTS = 200;

const Counts = z.object({ total: z.number(), rated: z.number() });
type Counts = z.infer<typeof Counts>;

const Row = z.object({ row: z.number() });

/** Queries over items, within the caller's transaction. */
export interface ItemSearch {
  search(request: SearchRequest): RoughPage;
  countByKind(query: Query): CountByKind;
  countByPage(request: CountByPageRequest): ReadonlyMap<PageId, number>;
}

export function createItemSearch(db: Database): ItemSearch {
  const termForms = createTermForms(db);
  const readItems = createReadItems(db);
  const prepare = createStatements(db);
  const countItems = db.prepare<[], number>('SELECT count(*) FROM item_key').pluck();
  const pageIds = db.prepare<[string], { id: string; row: number }>(
    'SELECT page_id AS id, page_row AS row FROM json_each(?) JOIN page ON page_id = value',
  );
  const rowsOf = createRowsOf(prepare);

  return {
    search: (request) => {
      const { query, kinds, page } = request;
      const compiled = onPage(compileQuery(query, kinds, termForms), page);
      const { rows, total, rated, inSummaries } = rowsOf(request, compiled);
      return {
        hits: readItems(rows),
        total,
        rated,
        inherited: query.relevancy?.kind === 'floor' ? total - rated : 0,
        terms: compiled.terms,
        inSummaries,
        items: compiled.terms.length === 0 ? 0 : (countItems.get() ?? 0),
      };
    },

    countByKind: (query) => {
      const compiled = compileQuery(query, null, termForms);
      const counts = countBy(prepare, compiled, fullSource(compiled), 'k.kind');
      const source = summarySource(compiled);
      const isScarce = ITEM_KINDS.some((kind) => (counts.get(kind) ?? 0) < FEW);
      const more =
        source === undefined || !isScarce ? counts : countBy(prepare, compiled, source, 'k.kind');
      const count = (kind: ItemKind) => {
        const own = counts.get(kind) ?? 0;
        return own < FEW ? (more.get(kind) ?? 0) : own;
      };
      return {
        signal: count('signal'),
        concern: count('concern'),
        behavior: count('behavior'),
        technology: count('technology'),
        issue: count('issue'),
      };
    },

    countByPage: ({ query, kinds, pages, inSummaries }) => {
      const compiled = compileQuery(query, kinds, termForms);
      const known = new Map(pageIds.all(JSON.stringify(pages)).map(({ id, row }) => [row, id]));
      const source = (inSummaries ? summarySource(compiled) : undefined) ?? fullSource(compiled);
      const wanted = compiled.parameters.bind(JSON.stringify([...known.keys()]));
      const rows = `k.row IN (
        SELECT item.row FROM json_each(${wanted}) AS wanted JOIN item ON item.page_row = wanted.value)`;
      const counts = countBy(
        prepare,
        compiled,
        { ...source, conditions: [...source.conditions, rows] },
        'k.page_row',
      );
      return new Map(
        [...counts].map(([row, count]) => [PageId.parse(known.get(Number(row))), count]),
      );
    },
  };
}

function onPage(compiled: CompiledQuery, page: PageId | undefined): CompiledQuery {
  if (page === undefined) {
    return compiled;
  }
  const here = `k.page_row = (SELECT page_row FROM page WHERE page_id = ${compiled.parameters.bind(page)})`;
  return { ...compiled, filters: [...compiled.filters, here] };
}

type Prepare = (sql: string) => Statement<[object]>;

function createStatements(db: Database): Prepare {
  const known = new Map<string, Statement<[object]>>();
  return (sql) => {
    const prepared = known.get(sql) ?? db.prepare<[object]>(sql);
    if (known.size >= MOST_STATEMENTS) {
      known.clear();
    }
    known.set(sql, prepared);
    return prepared;
  };
}

interface FoundRows extends Counts {
  readonly rows: readonly number[];
  readonly inSummaries: boolean;
}

function createRowsOf(prepare: Prepare) {
  const window = (
    request: SearchRequest,
    compiled: CompiledQuery,
    source: Source,
    orderBy: string,
  ): Omit<FoundRows, 'inSummaries'> => {
    const { limit, offset } = request;
    const found = z
      .array(z.object({ row: z.number(), own: z.number() }))
      .parse(
        prepare(windowSql(source, orderBy)).all({ ...compiled.parameters.values, limit, offset }),
      );
    const counts = found.at(-1);
    return {
      rows: found.slice(0, -1).map(({ row }) => row),
      total: counts?.row ?? 0,
      rated: counts?.own ?? 0,
    };
  };

  const ranked = (request: SearchRequest, compiled: CompiledQuery) => {
    const { query } = request;
    const { text } = compiled;
    const tiers = text.kind === 'words' ? text.tiers : undefined;
    if (tiers !== undefined && query.sort === 'best' && isMany(compiled)) {
      return inTiers(prepare, request, compiled, tiers);
    }
    const source = fullSource(compiled);
    const strongFirst =
      tiers === undefined || tiers.strong === tiers.full
        ? null
        : `row IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ${compiled.parameters.bind(tiers.strong)})`;
    return window(request, compiled, source, orderOf(query, text.kind === 'words', strongFirst));
  };

  /** Whether any summary has any of the words, which costs next to nothing to ask. */
  const isInSummaries = ({ text }: CompiledQuery): boolean =>
    text.kind === 'words' &&
    text.wanted !== undefined &&
    prepare('SELECT 1 FROM page_fts WHERE page_fts MATCH @wanted LIMIT 1').get({
      wanted: text.wanted,
    }) !== undefined;

  return (request: SearchRequest, compiled: CompiledQuery): FoundRows => {
    const found = ranked(request, compiled);
    const summaries =
      found.total < FEW && isInSummaries(compiled) ? summarySource(compiled) : undefined;
    return summaries === undefined
      ? { ...found, inSummaries: false }
      : {
          ...window(request, compiled, summaries, orderOf(request.query, true, null)),
          inSummaries: true,
        };
  };
}

function isMany({ text }: CompiledQuery): boolean {
  return (
    text.kind === 'words' &&
    text.estimate > (text.node.kind === 'term' ? FEW_ENOUGH_TO_RANK : FEW_ENOUGH_OF_SEVERAL)
  );
}

/**
 * Counts all hits but ranks few: the first hundred come from the narrowest tiers that have them, the
 * newest of each first, and what lies beyond follows in FTS5's order. Both are the same for every window.
 */
function inTiers(
  prepare: Prepare,
  { query, limit, offset }: SearchRequest,
  compiled: CompiledQuery,
  tiers: Tiers,
): Omit<FoundRows, 'inSummaries'> {
  const values = () => compiled.parameters.values;
  const full = sourceOf(compiled, tiers.full);
  const counts = Counts.parse(prepare(countSql(full)).get(values()));
  const rowsIn = (source: Source) =>
    prepare(newestRowsSql(source))
      .all({ ...values(), limit: BEST })
      .map((found) => Row.parse(found).row);
  const best = new Set<number>();
  const groups =
    query.relevancy?.kind === 'floor'
      ? ['k.relevancy IS NOT NULL', 'k.relevancy IS NULL']
      : ['TRUE'];
  for (const group of groups) {
    for (const tier of new Set([...tiers.best, tiers.strong, tiers.full])) {
      if (best.size < BEST) {
        const source = sourceOf(compiled, tier);
        const rows = rowsIn({ ...source, conditions: [...source.conditions, group] });
        for (const row of rows.filter((one) => !best.has(one)).slice(0, BEST - best.size)) {
          best.add(row);
        }
      }
    }
  }
  const first = [...best].slice(offset, offset + limit);
  const left = limit - first.length;
  if (left === 0 || offset + limit <= best.size || best.size < BEST) {
    return { rows: first, ...counts };
  }
  const others = `k.row NOT IN (SELECT value FROM json_each(${compiled.parameters.bind(JSON.stringify([...best]))}))`;
  const ordered = orderOf(query, true, null);
  const beyond = prepare(rowsSql({ ...full, conditions: [...full.conditions, others] }, ordered))
    .all({ ...values(), limit: left, offset: Math.max(0, offset - best.size) })
    .map((found) => Row.parse(found).row);
  return { rows: [...first, ...beyond], ...counts };
}

function countBy(
  prepare: Prepare,
  compiled: CompiledQuery,
  source: Source,
  by: 'k.kind' | 'k.page_row',
): ReadonlyMap<string | number, number> {
  const rows = z
    .array(z.object({ key: z.union([z.string(), z.number()]), count: z.number() }))
    .parse(prepare(countBySql(source, by)).all(compiled.parameters.values));
  return new Map(rows.map(({ key, count }) => [key, count]));
}
