import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn } from './in-turn.ts';
import { runMeasured } from './run-measured.ts';
import type { Section } from './section.ts';

const PAGES = 3500;
const ROUNDS = 5;
const QUERY = 'surveillance regulation';
const MOST = 8;

/** What one search costs beside what SQLite alone takes for it: the price of everything around. */
export const cliSection: Section = {
  name: 'cli',
  about: `the command line's search in ${PAGES} pages, beside better-sqlite3 and its statements alone`,
  run: async (stage) => {
    const file = await stage.database(PAGES);
    const statements = join(stage.folder('search'), 'statements.json');
    const recorded = await runMeasured({
      program: new URL('./record-search.ts', import.meta.url),
      args: [file, QUERY],
    });
    writeFileSync(statements, recorded.out);
    const cli = () =>
      runMeasured({
        program: new URL('../../src/start.js', import.meta.url),
        args: ['search', 'signals', ...QUERY.split(' '), '--db', file],
      });
    // Once, so that what it compiles is there, as it is for everybody but the first.
    await cli();
    const measured = await inTurn(
      ROUNDS,
      {
        cli,
        alone: () =>
          runMeasured({
            program: new URL('./search-alone.js', import.meta.url),
            args: [file, statements],
          }),
      },
      ({ cpuMs }) => cpuMs,
    );
    const { cli: ours, alone } = measured;
    console.log(
      `A search by the command line: ${ours.cpuMs.toFixed(0)} ms of CPU time, ${ours.wallMs.toFixed(0)} ms on the clock; ` +
        `Node, better-sqlite3 and its ${JSON.parse(recorded.out).length} statements alone: ${alone.cpuMs.toFixed(0)} ms, ${alone.wallMs.toFixed(0)} ms.`,
    );
    return [
      {
        name: 'search by the command line, CPU, against its statements alone',
        measured: ours.cpuMs / alone.cpuMs,
        bound: MOST,
      },
    ];
  },
};
