import type { Fault } from '../model/problem-sentence.ts';
import type { SectionName } from './heading-name.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Section } from './sections.ts';

/** What a complete page of any layout says. */
const PARTS: readonly (Pick<Fault, 'expected' | 'example'> & { readonly name: SectionName })[] = [
  { name: 'Keywords', expected: 'lines', example: '* ocean policy' },
  { name: 'Themes', expected: 'lines', example: '* ocean policy' },
  { name: 'Summary', expected: 'some sentences' },
  // Without its Signals a page has lost what it is for, however many rows its other tables have.
  { name: 'Signals', expected: 'a table' },
];

/** Warns of parts that are not there, or hold nothing: a misspelt heading loses them without a trace. */
export function reportEmptyParts(
  lines: readonly string[],
  sections: readonly Section[],
  problems: ProblemLog,
): void {
  for (const { name, ...expected } of PARTS) {
    const own = sections.filter((section) => section.name === name);
    const [first] = own;
    const isEmpty = own.every((section) => isBlank(lines, section));
    if (isEmpty) {
      problems.warn({
        line: first === undefined ? null : first.heading + 1,
        code: 'empty-section',
        what: `The page says nothing under "## ${name}"`,
        ...expected,
        found: first === undefined ? 'no such heading' : 'nothing there',
      });
    }
  }
}

function isBlank(lines: readonly string[], { first, end }: Section): boolean {
  return lines.slice(first, end).every((line) => line.trim() === '');
}
