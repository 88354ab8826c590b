import { parseArgs } from 'node:util';
import { report } from './report.ts';
import type { Section, Target } from './section.ts';
import { SECTIONS } from './sections.ts';
import { createStage } from './stage.ts';
import { measureYardstick } from './yardstick.ts';

const help = `npm run bench [-- --SECTION …]

Prints ratios between measurements of one run on one machine, taken in turn, beside
their bounds. Without a section all are measured, which takes some minutes.

${SECTIONS.map(({ name, about }) => `  --${name.padEnd(10)} ${about}`).join('\n')}

  --quick      leaves out what takes minutes: searching 35,000 pages, ${SECTIONS.filter(
    ({ isLong }) => isLong,
  )
    .map(({ name }) => name)
    .join(', ')}
  --help       this
`;

const chosen = choose(process.argv.slice(2));
if (chosen !== null) {
  await measure(chosen.sections, { isQuick: chosen.isQuick });
}

/** @returns null where help was asked for, or is needed. */
function choose(args: readonly string[]): Chosen | null {
  const names = [...SECTIONS.map(({ name }) => name), 'quick', 'help'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'boolean' } as const]));
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      console.log(help);
      return null;
    }
    const named = SECTIONS.filter(({ name }) => values[name]);
    const isQuick = values.quick === true;
    const sections = (named.length > 0 ? named : SECTIONS).filter(
      ({ isLong }) => !(isLong && isQuick),
    );
    return { sections, isQuick };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exitCode = 1;
    return null;
  }
}

interface Chosen {
  readonly sections: readonly Section[];
  readonly isQuick: boolean;
}

async function measure(
  sections: Chosen['sections'],
  options: Pick<Chosen, 'isQuick'>,
): Promise<void> {
  const stage = createStage(options);
  const targets: Target[] = [];
  for (const { name, about, run } of sections) {
    console.log(`\n## ${name}: ${about}\n`);
    targets.push(...(await run(stage)));
  }
  const yardstick = await measureYardstick();
  console.log(
    `\nThe yardstick of this machine, now: ${(yardstick / 1000).toFixed(2)} s of CPU time (1.0 where the bounds in ms were chosen).`,
  );
  report(targets);
}
