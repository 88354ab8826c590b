import { inTurn } from './in-turn.ts';
import { type Measured, runMeasured } from './run-measured.ts';
import type { Section } from './section.ts';
import type { Stage } from './stage.ts';
import { measureYardstick } from './yardstick.ts';

const ROUNDS = 3;
/** Yardsticks, which are seconds where the bound was chosen. */
const MOST = 4;

/** What a newcomer waits for: from the command to the page, and closing it again. */
export const startSection: Section = {
  name: 'start',
  about: "the playground's first start, beside a yardstick",
  run: async (stage) => {
    const cold = await startOnce(stage);
    const yardsticks: number[] = [];
    const { first } = await inTurn(
      ROUNDS,
      {
        first: async () => {
          yardsticks.push(await measureYardstick());
          return startOnce(stage);
        },
      },
      ({ cpuMs }) => cpuMs,
    );
    const yardstick = Math.min(...yardsticks);
    console.log(
      `The playground's first start: ${told(first)}; ${told(cold)} with nothing compiled. ` +
        `The yardstick of this machine, now: ${(yardstick / 1000).toFixed(2)} s of CPU time.`,
    );
    return [
      {
        name: "playground's first start, CPU, against the yardstick",
        measured: first.cpuMs / yardstick,
        bound: MOST,
      },
    ];
  },
};

/** State of its own; the code that the first of a bench compiles is kept for the others. */
function startOnce(stage: Stage): Promise<Measured> {
  return runMeasured({
    program: new URL('../../src/start.js', import.meta.url),
    args: ['playground', '--port', '0'],
    environment: { TMPDIR: stage.folder('start') },
    endAfter: 'http://',
  });
}

const told = ({ cpuMs, wallMs }: Measured) =>
  `${(cpuMs / 1000).toFixed(2)} s of CPU time, ${(wallMs / 1000).toFixed(1)} s on the clock`;
