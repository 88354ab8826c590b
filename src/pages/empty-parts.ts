import type { ProblemLog } from './problem-log.ts';
import type { Section, SectionName } from './sections.ts';

/** What a complete page of any layout says, with an example of it. */
const PARTS: readonly { readonly name: SectionName; readonly example: string }[] = [
  { name: 'Keywords', example: 'lines such as "* ocean policy"' },
  { name: 'Themes', example: 'lines such as "* ocean policy"' },
  { name: 'Summary', example: 'some sentences' },
];

/** Warns of parts that are not there, or hold nothing: a misspelt heading loses them without a trace. */
export function reportEmptyParts(
  lines: readonly string[],
  sections: readonly Section[],
  problems: ProblemLog,
): void {
  for (const { name, example } of PARTS) {
    const own = sections.filter((section) => section.name === name);
    const [first] = own;
    const isEmpty = own.every((section) => isBlank(lines, section));
    if (isEmpty) {
      const found = first === undefined ? 'no such heading' : 'nothing there';
      problems.warn(
        first === undefined ? null : first.heading + 1,
        'empty-section',
        `The page says nothing under "## ${name}"; expected ${example}, found ${found}.`,
      );
    }
  }
}

function isBlank(lines: readonly string[], { first, end }: Section): boolean {
  return lines.slice(first, end).every((line) => line.trim() === '');
}
