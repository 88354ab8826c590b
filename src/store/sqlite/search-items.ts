import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type CountByKind, type HitPage, NO_MATCH } from '../../model/hit.ts';
import type { Query } from '../../model/query.ts';
import type { CandidateRequest, DigestCandidate, SearchRequest } from '../store.ts';
import { ARCHIVE_ITEM_COLUMNS, toArchiveItem } from './archive-rows.ts';
import { toCountByKind } from './archive-status.ts';
import type { ExpandPrefix } from './compile-match.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import { createTextMatches } from './text-matches.ts';

/** Words that a prefix may stand for; beyond, the stems that start like it have to do. */
const MOST_ENDINGS = 200;

const Found = z.object({
  row: z.number(),
  rank: z.number(),
  best: z.number(),
  total: z.number(),
  rated: z.number(),
});

const Counts = z.object({ total: z.number(), rated: z.number() });

const Candidate = z.object({
  row: z.number(),
  rank: z.number(),
  best: z.number(),
  novelty: z.enum(['new', 'updated']),
});

/** Queries over items, within the caller's transaction. */
export interface ItemSearch {
  search(request: SearchRequest): HitPage;
  countByKind(query: Query): CountByKind;
  candidates(request: CandidateRequest): readonly DigestCandidate[];
}

export function createItemSearch(db: Database): ItemSearch {
  const expandPrefix = createExpandPrefix(db);
  const textMatches = createTextMatches(db);
  const itemAt = db.prepare<[number]>(
    `SELECT ${ARCHIVE_ITEM_COLUMNS} FROM item JOIN page USING (page_row) WHERE row = ?`,
  );
  return {
    search: ({ query, kinds, limit, offset }) => {
      const compiled = compileQuery(query, kinds, expandPrefix);
      const found = db
        .prepare<[object]>(searchSql(compiled))
        .all({ ...compiled.parameters.values, limit, offset })
        .map((row) => Found.parse(row));
      const { total, rated } = found[0] ?? countHits(db, compiled, offset);
      return {
        hits: found.map(({ row, rank, best }) => {
          const item = toArchiveItem(itemAt.get(row));
          const matches = textMatches(compiled.wanted, row, item);
          return {
            ...NO_MATCH,
            found: item,
            score: toScore(rank, best),
            matches,
            moreFromPage: 0,
          };
        }),
        total,
        rated,
        partial: [],
        leftOut: [],
        inherited: query.relevancy?.kind === 'floor' ? total - rated : 0,
      };
    },
    countByKind: (query) => {
      const { from, where, parameters } = compileQuery(query, null, expandPrefix);
      const sql = `SELECT item.kind, count(*) AS count FROM ${from} WHERE ${where} GROUP BY item.kind`;
      return toCountByKind(db.prepare<[object]>(sql).all(parameters.values));
    },
    candidates: ({ query, kinds, from, to }) => {
      const compiled = compileQuery(query, kinds, expandPrefix);
      return db
        .prepare<[object]>(candidatesSql(compiled))
        .all({ ...compiled.parameters.values, from: from.getTime(), to: to.getTime() })
        .map((row) => {
          const { row: number, rank, best, novelty } = Candidate.parse(row);
          return { found: toArchiveItem(itemAt.get(number)), novelty, score: toScore(rank, best) };
        });
    },
  };
}

const SORT_COLUMNS = `item.row, item.item_id, item.relevancy, page.mean_relevancy, page.page_date,
  item.relevancy IS NOT NULL AS own`;

function searchSql({ from, where, rank, orderBy }: CompiledQuery): string {
  return `
    WITH hit AS MATERIALIZED (
      SELECT ${SORT_COLUMNS}, ${rank} AS rank FROM ${from} WHERE ${where})
    SELECT row, rank, min(rank) OVER () AS best, count(*) OVER () AS total, sum(own) OVER () AS rated
    FROM hit ORDER BY ${orderBy} LIMIT @limit OFFSET @offset`;
}

function candidatesSql({ from, where, rank, orderBy }: CompiledQuery): string {
  // An item that came after the period to a page of the period is news of the next one.
  return `
    WITH hit AS MATERIALIZED (
      SELECT ${SORT_COLUMNS}, ${rank} AS rank,
        CASE
          WHEN page.first_seen_at > @from AND page.first_seen_at <= @to AND page.baseline = 0
            AND item.first_seen_at <= @to THEN 'new'
          WHEN item.changed_at > @from AND item.changed_at <= @to THEN 'updated'
        END AS novelty
      FROM ${from} WHERE ${where})
    SELECT row, rank, min(rank) OVER () AS best, novelty
    FROM hit WHERE novelty IS NOT NULL ORDER BY ${orderBy}`;
}

/** For a window beyond the last hit, which has no row to carry the counts. */
function countHits(db: Database, { from, where, parameters }: CompiledQuery, offset: number) {
  if (offset === 0) {
    return { total: 0, rated: 0 };
  }
  const sql = `
    SELECT count(*) AS total, count(item.relevancy) AS rated FROM ${from} WHERE ${where}`;
  return Counts.parse(db.prepare<[object]>(sql).get(parameters.values));
}

/** 1 for the best rank of the result, down to 0. */
function toScore(rank: number, best: number): number {
  return best < 0 ? Math.max(0, rank / best) : 0;
}

function createExpandPrefix(db: Database): ExpandPrefix {
  const words = db
    .prepare<[string, string, number], string>(
      'SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY items DESC LIMIT ?',
    )
    .pluck();
  return (prefix) => {
    const found = words.all(prefix, `${prefix}\u{10FFFF}`, MOST_ENDINGS + 1);
    return found.length > MOST_ENDINGS ? undefined : found;
  };
}
