import { lastTextLine } from './last-text.ts';
import type { ProblemLog } from './problem-log.ts';
import type { BlockStructure } from './structure.ts';

export const SECTION_NAMES = [
  'Keywords',
  'Themes',
  'Other',
  'Summary',
  'Signals',
  'Concerns',
  'Behaviors',
  'Technologies',
  'Issues',
  'Closest',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** A known section. Lines count from 0; `first` up to, not including, `end` are its content. */
export interface Section {
  readonly name: SectionName;
  readonly heading: number;
  readonly first: number;
  readonly end: number;
}

const LISTS: ReadonlySet<SectionName> = new Set(['Keywords', 'Themes', 'Other', 'Closest']);
const HEADING = /^ {0,3}##[ \t]+([A-Za-z]+)(?:[ \t]+#+)?[ \t]*$/;
const byLowerName = new Map(SECTION_NAMES.map((name) => [name.toLowerCase(), name]));

/**
 * The page's sections in page order, by the ten known names only: any other heading belongs to
 * the text it stands in. A known heading without its kind of content, where the page has the
 * same section properly elsewhere, is text too (a summary may quote "## Signals").
 */
export function findSections(
  lines: readonly string[],
  { headings }: BlockStructure,
  problems: ProblemLog,
): readonly Section[] {
  const known = headings.flatMap(({ line }) => {
    const name = byLowerName.get(HEADING.exec(lines[line] ?? '')?.[1]?.toLowerCase() ?? '');
    return name === undefined ? [] : [{ name, line }];
  });
  const candidates = known.map(({ name, line }, n) => ({
    name,
    line,
    fits: fits(name, lines, line + 1, known[n + 1]?.line ?? lines.length),
  }));
  const fitting = new Set(candidates.filter(({ fits }) => fits).map(({ name }) => name));
  const kept = candidates.filter(({ name, fits }) => fits || !fitting.has(name));
  reportHeadings(lines, kept, headings, problems);
  return kept.map(({ name, line }, n) => ({
    name,
    heading: line,
    first: line + 1,
    end: kept[n + 1]?.line ?? lines.length,
  }));
}

function fits(name: SectionName, lines: readonly string[], first: number, end: number): boolean {
  let at = first;
  while (at < end && (lines[at] ?? '').trim() === '') {
    at += 1;
  }
  const start = at < end ? (lines[at] ?? '').trimStart() : '';
  if (name === 'Summary') {
    return start !== '';
  }
  return LISTS.has(name) ? /^[*+-]/.test(start) : start.startsWith('|');
}

function reportHeadings(
  lines: readonly string[],
  kept: readonly { readonly name: SectionName; readonly line: number }[],
  headings: BlockStructure['headings'],
  problems: ProblemLog,
): void {
  const seen = new Set<SectionName>();
  for (const { name, line } of kept) {
    if (seen.has(name)) {
      problems.warn({
        line: line + 1,
        code: 'section-repeated',
        what: `The section "## ${name}" stands here again`,
        expected: 'it once',
        remark: 'Its contents were put together.',
      });
    }
    seen.add(name);
  }
  const last = lastTextLine(lines);
  const end = lines[last] ?? '';
  if (kept.some(({ line }) => line === last) || isCutHeading(end)) {
    problems.reject({
      line: last + 1,
      code: 'cut-off',
      what: 'The page breaks off after a heading',
      expected: "the section's content below it",
      received: end,
    });
  } else if (headings.length > 0 && kept.length === 0 && last === 0) {
    problems.reject({
      line: 1,
      code: 'cut-off',
      what: 'The page breaks off after its title',
      expected: 'its sections below',
      found: 'the end of the file',
    });
  }
}

/** `##` or the beginning of one of our headings, as the last line of a file. */
function isCutHeading(line: string): boolean {
  const [, start] = /^##? ?([A-Za-z]*)$/.exec(line.trimEnd()) ?? [];
  return (
    start !== undefined &&
    SECTION_NAMES.some((name) => name.startsWith(start) && name.length > start.length)
  );
}
