import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inTurn } from './in-turn.ts';
import { type Measured, runMeasured } from './run-measured.ts';
import type { Section } from './section.ts';

const PAGES = 3500;
const ROUNDS = 2;

const Timed = z.object({
  ms: z.number(),
  /** CPU time of the main thread. */
  mainMs: z.number(),
  pages: z.number(),
});
type Timed = z.infer<typeof Timed> & Pick<Measured, 'peakMb'>;

/** How fast an archive is indexed, beside the obvious way and beside what nobody can leave out. */
export const indexSection: Section = {
  name: 'index',
  about: `the index of ${PAGES} pages: the first, one with nothing to do, one with a page changed`,
  run: async (stage) => {
    const archive = stage.archive(PAGES);
    const measure = async (what: string, folder: string, database?: string) => {
      const file = database ?? join(stage.folder(what), 'test.db');
      const child = {
        program: new URL('./index-child.ts', import.meta.url),
        args: [what, folder, file],
      };
      const { out, peakMb } = await runMeasured(child);
      return told(what, { ...Timed.parse(JSON.parse(out)), peakMb });
    };
    const { obvious, floor, first } = await inTurn(
      ROUNDS,
      {
        obvious: () => measure('obvious', archive),
        floor: () => measure('floor', archive),
        first: () => measure('index', archive),
      },
      ({ ms }) => ms,
    );

    // A page of it is going to be changed.
    const copy = join(stage.folder('changing'), 'archive');
    cpSync(archive, copy, { recursive: true, preserveTimestamps: true });
    const database = join(stage.folder('changing'), 'test.db');
    await measure('index', copy, database);
    const { walk, again } = await inTurn(
      ROUNDS,
      {
        walk: () => measure('walk', copy, database),
        again: () => measure('again', copy, database),
      },
      ({ ms }) => ms,
    );
    const changed = await measure('one-change', copy, database);

    explain(obvious, first);
    const rate = ({ pages, ms }: Timed) => pages / ms;
    return [
      {
        name: 'first index, pages/s, against remark-parse + remark-gfm page by page',
        measured: rate(first) / rate(obvious),
        bound: 10,
        side: 'at least',
      },
      {
        name: 'first index, time, against reading, hashing and inserting alone',
        measured: first.ms / floor.ms,
        bound: 2.5,
      },
      {
        name: 'nothing changed, against walking the folder with stat',
        measured: again.ms / walk.ms,
        bound: 2,
      },
      {
        name: `one page of ${PAGES} changed, against the first index`,
        measured: changed.ms / first.ms,
        bound: 0.1,
      },
    ];
  },
};

function told(what: string, timed: Timed): Timed {
  const { pages, ms, peakMb } = timed;
  console.log(
    `  ${what.padEnd(10)} ${String(pages).padStart(6)} pages ${ms.toFixed(0).padStart(8)} ms ` +
      `${((pages / ms) * 1000).toFixed(0).padStart(8)} pages/s ${peakMb.toFixed(0).padStart(6)} MB at most`,
  );
  return timed;
}

/**
 * What bounds the first target: both sides write the same rows to the same store, and one thread
 * writes. Parsing goes on beside it, where there is a second core to parse on.
 */
function explain(obvious: Timed, first: Timed): void {
  const perPage = (ms: number) => (ms / PAGES).toFixed(2);
  const most = obvious.ms / first.mainMs;
  console.log(
    `Per page: ${perPage(obvious.ms)} ms the obvious way, ${perPage(first.ms)} ms here, where the thread that writes ` +
      `needs ${perPage(first.mainMs)} ms of a core. With a free core for each thread, and workers that start in no time, ` +
      `the first target could be ${most.toFixed(1)}× at most. Most of that thread's time is SQLite's, in this order: ` +
      'the full-text index with what is written at each commit, items with their indexes, themes and keywords ' +
      '(node --cpu-prof tests/bench/index-child.ts index ARCHIVE DATABASE).',
  );
}
