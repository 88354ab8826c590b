import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeArchive } from '../support/generate-archive.ts';
import { benchFirstStart } from './first-start.ts';

/**
 * Prints what the playground's first start takes, then how fast an archive is indexed, as ratios between measurements of one run on one
 * machine. `npm run bench` takes some minutes; `npm run bench -- --quick` leaves out the
 * archive of 35,000 pages.
 */
const PAGES = 3500;
const MANY_PAGES = 35_000;

const Measured = z.object({
  ms: z.number(),
  /** CPU time of the main thread. */
  mainMs: z.number(),
  pages: z.number(),
  peakMb: z.number(),
  /** To the database and its log, by the whole process. */
  writtenMb: z.number(),
});
type Measured = z.infer<typeof Measured>;

const root = mkdtempSync(join(tmpdir(), 'signalpost-bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** One measurement in a process of its own, so that memory is its own and nothing is warm. */
function measure(what: string, folder: string, database: string): Measured {
  const script = new URL('./measure.ts', import.meta.url).pathname;
  const child = spawnSync(process.execPath, [script, what, folder, join(root, database)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) {
    throw new Error(`The measurement of ${what} failed.`);
  }
  const measured = Measured.parse(JSON.parse(child.stdout));
  const rate = (measured.pages / measured.ms) * 1000;
  console.log(
    `  ${what.padEnd(10)} ${String(measured.pages).padStart(6)} pages ${measured.ms.toFixed(0).padStart(8)} ms ` +
      `${rate.toFixed(0).padStart(8)} pages/s ${measured.peakMb.toFixed(0).padStart(6)} MB at most`,
  );
  return measured;
}

/**
 * Each measured twice, in turn, and the better of the two: whatever else the machine does can only
 * make a measurement worse, and mostly does so for longer than one of them takes.
 */
function measureInTurn<What extends string>(
  whats: readonly What[],
  folder: string,
): (what: What) => Measured {
  const rounds = [1, 2].map(
    (round) => new Map(whats.map((what) => [what, measure(what, folder, `${round}-${what}.db`)])),
  );
  return (what) => {
    const measured = rounds.flatMap((round) => round.get(what) ?? []);
    const [best] = measured.toSorted((a, b) => a.ms - b.ms);
    if (best === undefined) {
      throw new Error(`Nothing was measured of ${what}.`);
    }
    return best;
  };
}

interface Target {
  readonly name: string;
  readonly ratio: number;
  readonly bound: number;
  readonly atLeast?: boolean;
}

function report(targets: readonly Target[]): void {
  console.log('\n| target | bound | measured | met |\n|:--|--:|--:|:--|');
  for (const { name, ratio, bound, atLeast = false } of targets) {
    const met = atLeast ? ratio >= bound : ratio <= bound;
    const [sign, verdict] = [atLeast ? '≥' : '≤', met ? 'yes' : '**no**'];
    console.log(`| ${name} | ${sign} ${bound}× | ${ratio.toFixed(2)}× | ${verdict} |`);
  }
}

function run(quick: boolean): void {
  const archive = join(root, 'archive');
  console.log(`Writing ${PAGES} pages …`);
  writeArchive(archive, { pages: PAGES });

  const best = measureInTurn(['obvious', 'floor', 'index'], archive);
  const [obvious, floor, index] = [best('obvious'), best('floor'), best('index')];
  const walk = measure('walk', archive, '1-index.db');
  const again = measure('again', archive, '1-index.db');
  const changed = measure('one-change', archive, '1-index.db');

  const rate = ({ pages, ms }: Measured) => pages / ms;
  const targets: Target[] = [
    {
      name: 'first index, pages/s, against remark-parse + remark-gfm page by page',
      ratio: rate(index) / rate(obvious),
      bound: 10,
      atLeast: true,
    },
    {
      name: 'first index, time, against reading, hashing and inserting alone',
      ratio: index.ms / floor.ms,
      bound: 2.5,
    },
    {
      name: 'nothing changed, against walking the folder with stat',
      ratio: again.ms / walk.ms,
      bound: 2,
    },
    {
      name: `one page of ${PAGES} changed, against the first index`,
      ratio: changed.ms / index.ms,
      bound: 0.1,
    },
  ];
  let many: Measured | undefined;
  if (!quick) {
    const large = join(root, 'large');
    console.log(`Writing ${MANY_PAGES} pages …`);
    writeArchive(large, { pages: MANY_PAGES });
    many = measure('index', large, 'large.db');
    targets.push(
      { name: `${MANY_PAGES} pages against ${PAGES}, time`, ratio: many.ms / index.ms, bound: 11 },
      {
        name: `${MANY_PAGES} pages against ${PAGES}, peak memory`,
        ratio: many.peakMb / index.peakMb,
        bound: 2,
      },
    );
  }
  report(targets);
  explain(obvious, index);
  if (many !== undefined) {
    explainGrowth(index, many);
  }
}

/**
 * What bounds the first target: both sides write the same rows to the same store, and one thread
 * writes. Parsing goes on beside it, where there is a second core to parse on.
 */
function explain(obvious: Measured, index: Measured): void {
  const perPage = (ms: number) => (ms / PAGES).toFixed(2);
  const most = obvious.ms / index.mainMs;
  console.log(
    `\nPer page: ${perPage(obvious.ms)} ms the obvious way, ${perPage(index.ms)} ms here, where the thread that writes ` +
      `needs ${perPage(index.mainMs)} ms of a core. With a free core for each thread, and workers that start in no time, ` +
      `the first target could be ${most.toFixed(1)}× at most. Most of that thread's time is SQLite's, in this order: ` +
      'the full-text index with what is written at each commit, items with their indexes, themes and keywords ' +
      '(node --cpu-prof tests/bench/measure.ts index ARCHIVE DATABASE).',
  );
}

/** What grows faster than the archive; CPU time, as it tells this from what else the machine does. */
function explainGrowth(index: Measured, many: Measured): void {
  const cpu = many.mainMs / index.mainMs;
  const written = many.writtenMb / index.writtenMb;
  console.log(
    `\nFor ${MANY_PAGES / PAGES}× the pages the thread that writes needs ${cpu.toFixed(1)}× the CPU time, and ` +
      `${many.writtenMb.toFixed(0)} MB are written instead of ${index.writtenMb.toFixed(0)}, ${written.toFixed(1)}×. ` +
      'What is written may grow faster than the archive: the full-text index merges what it has, and each commit ' +
      'writes anew every page of the database that got a row.',
  );
}

await benchFirstStart();
run(process.argv.includes('--quick'));
