import type { SectionName } from './heading-name.ts';
import { lastTextLine } from './last-text.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Section } from './sections.ts';
import type { TitleTemplate } from './title-line.ts';

/** Sections that stand between Signals and Issues in every layout that has any of them. */
const BEFORE_ISSUES: readonly SectionName[] = ['Concerns', 'Behaviors', 'Technologies'];

/** The first heading of a Signals table of the oldest layout, the only one with links below. */
const OLDEST_HEADER = /^\s*\|\s*signal\s*\|/i;

/**
 * Rejects a page that has not got the section with which pages of its layout end: a writer, or a
 * copy, did not get there. Sections between may be missing.
 *
 * Three ends look complete and pass: the end of a row of the last table, or of a link of
 * Closest, with others to come; and, of a page `from ([…` that has no "10y horizon", any end of
 * a row of Signals, for there was a layout without further tables.
 */
export function requireLastSection(
  lines: readonly string[],
  sections: readonly Section[],
  template: TitleTemplate,
  problems: ProblemLog,
): void {
  const expected = lastSection(lines, sections, template);
  if (expected === undefined || sections.some(({ name }) => name === expected)) {
    return;
  }
  problems.reject({
    line: lastTextLine(lines) + 1,
    code: 'cut-off',
    what: 'The page breaks off before its last section',
    example: `## ${expected}`,
    found: `the end of the file in "## ${sections.at(-1)?.name ?? ''}"`,
  });
}

function lastSection(
  lines: readonly string[],
  sections: readonly Section[],
  template: TitleTemplate,
): SectionName | undefined {
  const signals = sections.find(({ name }) => name === 'Signals');
  const header = lines.slice(signals?.first, signals?.end).find((line) => line.trim() !== '');
  if (signals !== undefined && OLDEST_HEADER.test(header ?? '')) {
    return 'Closest';
  }
  return template === 'from page' || sections.some(({ name }) => BEFORE_ISSUES.includes(name))
    ? 'Issues'
    : undefined;
}
