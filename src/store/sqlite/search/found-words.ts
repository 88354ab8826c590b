import type { Database } from 'better-sqlite3';
import type { DigestCandidate } from '../../../model/candidates.ts';
import type { CandidateRequest } from '../../digest-store.ts';
import type { TermForms } from '../words/term-forms.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import type { FindRows } from './find-rows.ts';
import { fullSource, ofKinds, type Source, where } from './search-statements.ts';

/** What reading a period needs. */
export interface Reading {
  readonly db: Database;
  readonly forms: TermForms;
  readonly findRows: FindRows;
}

/** What the words of a query found in the whole archive. */
export interface FoundWords {
  /** Undefined for a row that they did not find. */
  of(row: number): Pick<DigestCandidate, 'score' | 'words'> | undefined;
}

/** Columns of the full-text index that hold a row's own words. */
const OWN_WORDS = '{name text more joined}';

/**
 * Looks the words of a query up, once for the whole period, since that costs the same for one page
 * and for all. Null where the query has none, so that all rows pass.
 *
 * @param least - no row before it is asked for: what an index brought stands last, and a thousand
 *   alerts need not look through all that was there before.
 */
export function findWords(
  reading: Reading,
  { query, kinds }: CandidateRequest,
  least: number,
): FoundWords | null {
  const { db, forms } = reading;
  if (query.match === null) {
    return null;
  }
  const compiled = compileQuery(query, kinds, forms);
  const { from, conditions, rank } = sourceOf(reading, compiled);
  const row = from.startsWith('item_fts') ? 'item_fts.rowid' : 'k.row';
  const since = `${row} >= ${compiled.parameters.bind(least)}`;
  const rows = db
    .prepare<[object], readonly [number, number]>(
      `SELECT k.row, ${rank} FROM ${from} ${where([...conditions, since])}`,
    )
    .raw()
    .all(compiled.parameters.values);
  const wanted = compiled.text.kind === 'words' ? compiled.text.wanted : undefined;
  const own = new Set(wanted === undefined ? [] : rowsWithOwn(db, wanted, least));
  const best = rows.reduce((least, [, value]) => Math.min(least, value), 0);
  const ranks = new Map(rows);
  return {
    of: (row) => {
      const found = ranks.get(row);
      return found === undefined
        ? undefined
        : { score: toScore(found, best), words: own.has(row) ? 'own' : 'label' };
    },
  };
}

/** All that a query finds, of the kinds that it asks for. */
export function sourceOf({ findRows }: Reading, compiled: CompiledQuery): Source {
  return ofKinds(
    compiled,
    fullSource(compiled, () => findRows.inItems(compiled)),
  );
}

function rowsWithOwn(db: Database, wanted: string, least: number): readonly number[] {
  return db
    .prepare<[string, number], number>(
      'SELECT rowid FROM item_fts WHERE item_fts MATCH ? AND rowid >= ?',
    )
    .pluck()
    .all(`${OWN_WORDS} : (${wanted})`, least);
}

/** 1 for the best rank, down to 0. */
function toScore(rank: number, best: number): number {
  return best < 0 ? Math.max(0, rank / best) : 0;
}
