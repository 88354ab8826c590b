import { parseArgs } from 'node:util';
import { report } from './report.ts';
import type { Section, Target } from './section.ts';
import { SECTIONS } from './sections.ts';
import { createStage } from './stage.ts';

const help = `npm run bench [-- --SECTION …]

Prints ratios between measurements of one run on one machine, taken in turn, beside
their bounds. Without a section all are measured, which takes some minutes.

${SECTIONS.map(({ name, about }) => `  --${name.padEnd(10)} ${about}`).join('\n')}

  --quick      leaves out what takes minutes: ${SECTIONS.filter(({ isLong }) => isLong)
    .map(({ name }) => name)
    .join(', ')}
  --help       this
`;

const chosen = choose(process.argv.slice(2));
if (chosen !== null) {
  await measure(chosen);
}

/** @returns null where help was asked for, or is needed. */
function choose(args: readonly string[]): readonly Section[] | null {
  const names = [...SECTIONS.map(({ name }) => name), 'quick', 'help'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'boolean' } as const]));
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      console.log(help);
      return null;
    }
    const named = SECTIONS.filter(({ name }) => values[name]);
    return (named.length > 0 ? named : SECTIONS).filter(({ isLong }) => !(isLong && values.quick));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exitCode = 1;
    return null;
  }
}

async function measure(sections: readonly Section[]): Promise<void> {
  const stage = createStage();
  const targets: Target[] = [];
  for (const { name, about, run } of sections) {
    console.log(`\n## ${name}: ${about}\n`);
    targets.push(...(await run(stage)));
  }
  report(targets);
}
