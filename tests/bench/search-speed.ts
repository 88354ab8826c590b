import { silentEvents } from '../../src/model/events/events.ts';
import { ITEM_KINDS, type ItemKind } from '../../src/model/item.ts';
import { wordsOf } from '../../src/model/text/text-words.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { bareIndex } from '../search/evaluation/systems.ts';
import { collect } from '../support/collect.ts';
import { countAndTopFive, type MeasuredSearch, openMeasuredSearch } from './measured-search.ts';
import { openMiniSearch } from './mini-search.ts';
import type { Target } from './section.ts';

const ROUNDS = 12;

type Asked = readonly [text: string, kinds: readonly ItemKind[]];
const COMMON: readonly Asked[] = [
  ['regulation', ['signal']],
  ['surveillance', ITEM_KINDS],
  ['privacy', ['concern']],
];
const SEVERAL: readonly Asked[] = [
  ['battery makers', ['signal']],
  ['surveillance regulation', ['signal']],
  ['data trusts governance', ITEM_KINDS],
  ['drug regulators patent', ['issue']],
];
const MISSPELT: readonly Asked[] = [
  ['surveilance', ITEM_KINDS],
  ['surveilance regulation', ['signal']],
];

/** An index of so many pages. */
export interface Sized {
  readonly pages: number;
  readonly file: string;
}

/**
 * CPU time of a search's parts against FTS5 alone over the same index with the same expression, which
 * counts and gives the first five; all sizes and parts in turn.
 */
export async function measureSearchSpeed(sizes: readonly Sized[]): Promise<readonly Target[]> {
  const searches = await Promise.all(
    sizes.map(async ({ pages, file }) => ({ pages, search: await openMeasuredSearch(file) })),
  );
  console.log(`\nCPU time, best of ${ROUNDS} in turn\n`);
  console.log(
    '| query | tables | pages | hits | finding, ms | FTS5 alone | ratio | ranking again |',
  );
  console.log('|:--|:--|--:|--:|--:|--:|--:|--:|');
  const common = await measureEach(searches, COMMON);
  const several = await measureEach(searches, SEVERAL);
  const whole: number[] = [];
  for (const { pages, search } of searches) {
    whole.push(await misspelt(pages, search));
  }
  await Promise.all(searches.map(({ search }) => search.close()));
  const most = (pages: number, of: readonly Line[], figure: (line: Line) => number) =>
    Math.max(...of.filter((line) => line.pages === pages).map(figure));
  return sizes.flatMap(({ pages }, n) => [
    {
      name: `search, common words, ${pages} pages, CPU, against FTS5 counting and giving five`,
      measured: most(pages, common, ({ ratio }) => ratio),
      bound: 0.6,
    },
    {
      name: `search, several words, ${pages} pages, CPU, against FTS5 counting and giving five`,
      measured: most(pages, several, ({ ratio }) => ratio),
      bound: 1,
    },
    {
      name: `ranking a hundred again, ${pages} pages, CPU`,
      measured: most(pages, [...common, ...several], ({ again }) => again),
      bound: 5,
      unit: ' ms' as const,
    },
    {
      name: `a misspelt query's whole answer, ${pages} pages, CPU, against a common word's`,
      measured: whole[n] ?? Number.POSITIVE_INFINITY,
      bound: 1,
    },
  ]);
}

interface Line {
  readonly pages: number;
  readonly ratio: number;
  readonly again: number;
}

interface SizedSearch {
  readonly pages: number;
  readonly search: MeasuredSearch;
}

async function measureEach(
  searches: readonly SizedSearch[],
  queries: readonly Asked[],
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [text, kinds] of queries) {
    const parts = searches.map(({ search }) => search.parts(text, kinds));
    const ms = await best(parts.flatMap(({ find, fts, rankAgain }) => [find, fts, rankAgain]));
    for (const [n, { pages }] of searches.entries()) {
      const [found = 0, fts = 1, again = 0] = ms.slice(3 * n);
      const tables = kinds.length === 1 ? kinds[0] : 'all';
      const figures = [found, fts, found / fts, again].map((figure) => figure.toFixed(2));
      console.log(
        `| ${text} | ${tables} | ${pages} | ${parts[n]?.total} | ${figures.join(' | ')} |`,
      );
      lines.push({ pages, ratio: found / fts, again });
    }
  }
  return lines;
}

async function misspelt(pages: number, search: MeasuredSearch): Promise<number> {
  const asked = [...MISSPELT, ...COMMON];
  const ms = await best(asked.map((one) => () => search.answer(...one)));
  console.log(
    `\nWhole answers, ${pages} pages, ms: ` +
      asked.map(([text], n) => `“${text}” ${ms[n]?.toFixed(1)}`).join(', '),
  );
  return Math.max(...ms.slice(0, MISSPELT.length)) / Math.max(...ms.slice(MISSPELT.length));
}

/** The same queries in FTS5 as it comes, stemming, and in MiniSearch, which keeps all in memory. */
export async function compareWithOthers({ pages, file }: Sized): Promise<void> {
  const store = await openSqliteStore({ file, events: silentEvents, readonly: true });
  const items = await collect(store.allItems());
  await store.close();
  const bare = bareIndex(items);
  const fts = countAndTopFive(bare, 'bare');
  const mini = openMiniSearch(items);
  const search = await openMeasuredSearch(file);
  console.log(
    `\nBeside others, ${pages} pages, whole answers, CPU in ms; MiniSearch was built in ` +
      `${(mini.builtMs / 1000).toFixed(1)} s and holds ${mini.heapMb.toFixed(0)} MB\n`,
  );
  console.log('| query | Signalpost | FTS5 as it comes | MiniSearch |\n|:--|--:|--:|--:|');
  for (const [text, kinds] of [...COMMON, ...SEVERAL]) {
    const expression = wordsOf(text)
      .map((word) => `"${word}"`)
      .join(' AND ');
    const ms = await best([
      () => search.answer(text, kinds),
      () => fts(expression),
      () => mini.find(text, kinds),
    ]);
    console.log(`| ${text} | ${ms.map((one) => one.toFixed(1)).join(' | ')} |`);
  }
  bare.close();
  await search.close();
}

/** Of each thing the least CPU time in ms, all measured in turn. */
async function best(things: readonly (() => unknown)[]): Promise<readonly number[]> {
  const least = things.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [n, thing] of things.entries()) {
      const before = process.cpuUsage();
      await thing();
      const { user, system } = process.cpuUsage(before);
      least[n] = Math.min(least[n] ?? 0, (user + system) / 1000);
    }
  }
  return least;
}
