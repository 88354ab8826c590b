import Sqlite, { type Database } from 'better-sqlite3';
import { systemClock } from '../../src/model/clock.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import type { ItemKind } from '../../src/model/item.ts';
import { createAnswers } from '../../src/search/answers.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { createRanking } from '../../src/search/ranking/rank.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { compileQuery } from '../../src/store/sqlite/search/compile-query.ts';
import { createItemSearch } from '../../src/store/sqlite/search/search-items.ts';
import { createTermForms } from '../../src/store/sqlite/words/term-forms.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const CACHE_KB = 65_536;
const CANDIDATES = 100;

type Work = () => unknown;

/** The parts of a search over one database, each to be measured by itself. */
export interface MeasuredSearch {
  parts(text: string, kinds: readonly ItemKind[]): SearchParts;
  /** A whole answer: read, found, ranked again, with the ways on or the suggestions. */
  answer(text: string, kinds: readonly ItemKind[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface SearchParts {
  readonly total: number;
  /** Reads the query, finds all hits, counts them by kind, and chooses the hundred to be ranked again. */
  readonly find: Work;
  /** Reads the hundred and ranks them. */
  readonly rankAgain: Work;
  /** FTS5 alone over the same index, with the same expression: it counts, and gives the first five. */
  readonly fts: Work;
}

export async function openMeasuredSearch(file: string): Promise<MeasuredSearch> {
  const store = await openSqliteStore({ file, events: silentEvents, readonly: true });
  const db = new Sqlite(file, { readonly: true });
  db.pragma(`cache_size = -${CACHE_KB}`);
  const search = createItemSearch(db);
  const forms = createTermForms(db);
  const fts = countAndTopFive(db);
  const answers = createAnswers({ store, clock: systemClock });
  return {
    parts: (text, kinds) => {
      const query = read(text);
      const request = { query, kinds, offset: 0 };
      const { hits, terms, items, total } = search.search({ ...request, limit: CANDIDATES });
      const compiled = compileQuery(query, kinds, forms).text;
      const expression = compiled.kind === 'words' ? (compiled.tiers?.full ?? '') : '';
      const find = () => search.search({ ...request, limit: 0 });
      return {
        total,
        find,
        rankAgain: () => createRanking(terms, items).order(hits, 'best'),
        fts: () => fts(expression),
      };
    },
    answer: (text, kinds) => answers.page({ text, kinds, now: NOW }, 1),
    close: () => {
      db.close();
      return store.close();
    },
  };
}

export function countAndTopFive(db: Database, table = 'item_fts'): (expression: string) => void {
  const count = db.prepare<[string]>(`SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`);
  const top = db.prepare<[string]>(
    `SELECT rowid FROM (SELECT rowid, rank AS points FROM ${table} WHERE ${table} MATCH ?)
     ORDER BY points LIMIT 5`,
  );
  return (expression) => {
    count.get(expression);
    top.all(expression);
  };
}

function read(text: string) {
  const outcome = parseQuery(text, NOW.toISOString().slice(0, 10));
  if (outcome.kind === 'unreadable') {
    throw new Error(`The query ${text} cannot be read.`);
  }
  return outcome.query;
}
