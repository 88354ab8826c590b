import type { Database } from 'better-sqlite3';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { ITEM_KINDS, type ItemKind } from '../../src/model/item.ts';
import { wordsOf } from '../../src/model/text-words.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { createRanking } from '../../src/search/ranking/rank.ts';
import { createItemSearch } from '../../src/store/sqlite/search-items.ts';
import { createSimilarWords } from '../../src/store/sqlite/similar-words.ts';
import { bareIndex } from '../search/evaluation/systems.ts';
import type { Target } from './section.ts';

const ROUNDS = 15;
const CACHE_KB = 65_536;
const CANDIDATES = 100;

const COMMON: readonly (readonly [string, readonly ItemKind[]])[] = [
  ['regulation', ['signal']],
  ['surveillance', ITEM_KINDS],
  ['privacy', ['concern']],
];
const OTHERS: readonly (readonly [string, readonly ItemKind[]])[] = [
  ['battery makers', ['signal']],
  ['surveillance regulation', ['signal']],
  ['data trusts governance', ITEM_KINDS],
  ['drug regulators patent', ['issue']],
];
const MISSPELT = 'surveilance';

/**
 * CPU time of a search in the store against FTS5 alone, which counts and gives the first five. Bare
 * FTS5 twice: as it comes, stemming, over the same items; and over our index with the same words.
 */
export function measureSearchSpeed(db: Database, items: readonly ArchiveItem[]): readonly Target[] {
  db.pragma(`cache_size = -${CACHE_KB}`);
  const bare = bareIndex(items);
  const measure = createMeasure(db, bare);
  console.log(`\nCPU time in ${items.length} items, best of ${ROUNDS} in turn\n`);
  console.log(
    '| query | tables | hits | ours, ms | FTS5 alone | ratio | FTS5 on our index | ratio | ranking again |',
  );
  console.log('|:--|:--|--:|--:|--:|--:|--:|--:|--:|');
  const common = COMMON.map(([text, kinds]) => measure(text, kinds));
  const others = OTHERS.map(([text, kinds]) => measure(text, kinds));
  const similar = createSimilarWords(db);
  similar(MISSPELT, 1);
  const misspelt = best([() => similar(MISSPELT, 4)])[0] ?? 0;
  console.log(`\nThe words nearest to “${MISSPELT}”: ${misspelt.toFixed(1)} ms.`);
  bare.close();
  const most = (values: readonly number[]) => Math.max(...values);
  return [
    {
      name: 'search, common words, CPU, against FTS5 counting and giving five',
      measured: most(common.map(({ ratio }) => ratio)),
      bound: 0.6,
    },
    {
      name: 'search, several words, CPU, against FTS5 on the same index',
      measured: most(others.map(({ sameIndex }) => sameIndex)),
      bound: 1,
    },
    {
      name: 'ranking a hundred again, ms',
      measured: most([...common, ...others].map(({ again }) => again)),
      bound: 5,
    },
    {
      name: 'nearest spellings, CPU, against a common word’s search',
      measured: misspelt / most(common.map(({ ms }) => ms)),
      bound: 1,
    },
  ];
}

function createMeasure(db: Database, bare: Database) {
  const search = createItemSearch(db);
  const alone = (index: Database, table: string) => {
    const count = index.prepare<[string]>(`SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`);
    const top = index.prepare<[string]>(
      `SELECT rowid FROM (SELECT rowid, rank AS points FROM ${table} WHERE ${table} MATCH ?)
       ORDER BY points LIMIT 5`,
    );
    return (words: string) => {
      count.get(words);
      top.all(words);
    };
  };
  const [aloneBare, aloneOurs] = [alone(bare, 'bare'), alone(db, 'item_fts')];

  return (text: string, kinds: readonly ItemKind[]) => {
    const outcome = parseQuery(text, '2026-11-24');
    if (outcome.kind === 'unreadable') {
      throw new Error(`The query ${text} cannot be read.`);
    }
    const { query } = outcome;
    const find = () => search.search({ query, kinds, limit: CANDIDATES, offset: 0 });
    const { hits, terms, total, items } = find();
    const words = wordsOf(text)
      .map((word) => `"${word}"`)
      .join(' AND ');
    const [ms = 0, fts = 1, same = 1, again = 0] = best([
      find,
      () => aloneBare(words),
      () => aloneOurs(words),
      () => createRanking(terms, items).order(hits, false),
    ]);
    const tables = kinds.length === 1 ? kinds[0] : 'all';
    console.log(
      `| ${text} | ${tables} | ${total} | ${ms.toFixed(1)} | ${fts.toFixed(1)} | ${(ms / fts).toFixed(2)} | ` +
        `${same.toFixed(1)} | ${(ms / same).toFixed(2)} | ${again.toFixed(1)} |`,
    );
    return { ms, ratio: ms / fts, sameIndex: ms / same, again };
  };
}

/** Of each thing the least CPU time in ms, all measured in turn. */
function best(things: readonly (() => unknown)[]): readonly number[] {
  const least = things.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [n, thing] of things.entries()) {
      const before = process.cpuUsage();
      thing();
      const { user, system } = process.cpuUsage(before);
      least[n] = Math.min(least[n] ?? 0, (user + system) / 1000);
    }
  }
  return least;
}
