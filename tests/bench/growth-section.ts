import { join } from 'node:path';
import { inTurn } from './in-turn.ts';
import { type Measured, runMeasured } from './run-measured.ts';
import type { Section } from './section.ts';

const PAGES = 3500;
const MANY_PAGES = 35_000;
const ROUNDS = 2;

/** What grows faster than the archive. CPU time and bytes tell it from what else the machine does. */
export const growthSection: Section = {
  name: 'growth',
  about: `a first index of ${MANY_PAGES} pages against one of ${PAGES}: CPU time, bytes written, memory, time`,
  isLong: true,
  run: async (stage) => {
    const indexOf = (pages: number) => () =>
      runMeasured({
        program: new URL('./index-child.ts', import.meta.url),
        args: ['index', stage.archive(pages), join(stage.folder('growth'), 'test.db')],
      });
    const { few, many } = await inTurn(
      ROUNDS,
      { few: indexOf(PAGES), many: indexOf(MANY_PAGES) },
      ({ cpuMs }) => cpuMs,
    );
    for (const [pages, measured] of [
      [PAGES, few],
      [MANY_PAGES, many],
    ] as const) {
      console.log(`A first index of ${String(pages).padStart(6)} pages: ${told(measured)}.`);
    }
    console.log(
      'What is written may grow faster than the archive: the full-text index merges what it has, and ' +
        'each commit writes anew every page of the database that got a row.',
    );
    const against = `${MANY_PAGES} pages against ${PAGES}`;
    return [
      { name: `${against}, CPU`, measured: many.cpuMs / few.cpuMs, bound: 10.5 },
      { name: `${against}, bytes written`, measured: many.writtenMb / few.writtenMb, bound: 13 },
      { name: `${against}, time`, measured: many.wallMs / few.wallMs, bound: 11 },
      { name: `${against}, peak memory`, measured: many.peakMb / few.peakMb, bound: 2 },
    ];
  },
};

const told = ({ cpuMs, wallMs, writtenMb, peakMb }: Measured) =>
  `${(cpuMs / 1000).toFixed(1)} s of CPU time, ${(wallMs / 1000).toFixed(1)} s on the clock, ` +
  `${writtenMb.toFixed(0)} MB written, ${peakMb.toFixed(0)} MB of memory`;
