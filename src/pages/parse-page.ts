import type { Row } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Problem } from '../model/problem.ts';
import type { CalendarDate, Summary } from '../model/summary.ts';
import { blockStructure } from './block-structure.ts';
import { joinExploded, readBullets } from './bullets.ts';
import { closestLinks } from './closest-links.ts';
import { decodePage } from './decode-page.ts';
import { reportEmptyParts } from './empty-parts.ts';
import { externalLink } from './external-link.ts';
import type { SectionName } from './heading-name.ts';
import { requireLastSection } from './last-section.ts';
import { lastTextLine } from './last-text.ts';
import { plainText } from './plain-text.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import { findSections, type Section } from './sections.ts';
import { readTable, TABLE_KINDS } from './table-rows.ts';
import { readTitleLine } from './title-line.ts';

/** A file that has the name of a summary page. */
export interface PageSource {
  /** Relative to the archive; only for problems. */
  readonly file: string;
  readonly id: PageId;
  readonly bytes: Uint8Array;
  /** Origins after this day are labels from the future and give no date. */
  readonly today: CalendarDate;
  /** Warnings that are listed of it; the others are counted. Default: 50. */
  readonly mostWarnings?: number | undefined;
}

export type ParsedPage =
  | { readonly kind: 'page'; readonly summary: Summary; readonly warnings: readonly Problem[] }
  /** Why, and behind it the warnings, which may say how it came to that. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

export type ParsePage = (source: PageSource) => ParsedPage;

/**
 * Reads a summary page of any layout. Never throws for what a page says: what
 * cannot be used is a problem with its line. A page is rejected as a whole when
 * it has no title line, no section, no table row, or breaks off.
 */
export const parsePage: ParsePage = ({ file, id, bytes, today, mostWarnings }) => {
  const problems = createProblemLog(file, mostWarnings);
  const lines = decodePage(bytes, problems);
  const summary = lines === undefined ? undefined : readSummary(lines, id, today, problems);
  const rejected = problems.rejections();
  return summary === undefined || rejected.length > 0
    ? { kind: 'rejected', problems: [...rejected, ...problems.warnings()] }
    : { kind: 'page', summary, warnings: problems.warnings() };
};

function readSummary(
  lines: readonly string[],
  id: PageId,
  today: CalendarDate,
  problems: ProblemLog,
): Summary | undefined {
  const structure = blockStructure(lines);
  const title = readTitleLine(lines, structure, today, problems);
  const sections = findSections(lines, structure, problems);
  if (sections.length === 0) {
    problems.reject({
      line: null,
      code: 'sections',
      what: 'The page has no section',
      expected: 'headings on lines of their own',
      example: '## Signals',
    });
  }
  if (title === undefined || sections.length === 0) {
    return undefined;
  }

  const linesOf = (name: SectionName) => textOf(sections, name, lines);
  const [keywords, themes] = joinExploded(
    readBullets(sections, 'Keywords', lines, structure, problems),
    readBullets(sections, 'Themes', lines, structure, problems),
  );
  const rows = readTables(lines, sections, problems);
  reportEmptyParts(lines, sections, problems);
  const url = externalLink(lines, sections, problems);
  const closest = closestLinks(sections, lines, id, problems);
  // Last: a page that is refused for something else is not told as well that it breaks off.
  if (problems.rejections().length === 0) {
    requireLastSection(lines, sections, title.template, problems);
  }
  return {
    id,
    title: plainText(title.title),
    url,
    origin: title.origin,
    ...labels(linesOf('Other')),
    keywords: keywords.map(plainText),
    themes: themes.map(plainText),
    text: plainText(linesOf('Summary').join('\n').trim()),
    rows,
    closest,
  };
}

/** The rows of all tables, in the order of a page of every layout, whatever this page's is. */
function readTables(
  lines: readonly string[],
  sections: readonly Section[],
  problems: ProblemLog,
): Row[] {
  const last = lastTextLine(lines);
  const rows = TABLE_KINDS.flatMap(({ section, kind }) =>
    sections
      .filter(({ name }) => name === section)
      .flatMap((found) => readTable({ lines, last }, found, kind, problems)),
  );
  if (rows.length === 0) {
    problems.reject({
      line: null,
      code: 'no-rows',
      what: 'The page has no usable table row',
      expected: 'at least a table under "## Signals"',
    });
  }
  return rows;
}

function textOf(
  sections: readonly Section[],
  name: SectionName,
  lines: readonly string[],
): readonly string[] {
  return sections
    .filter((section) => section.name === name)
    .flatMap(({ first, end }) => lines.slice(first, end));
}

function labels(other: readonly string[]): Pick<Summary, 'category' | 'type'> {
  const labelled = (label: string) => {
    const start = new RegExp(`^\\s{0,3}[*+-] ${label}:`, 'i');
    const line = other.find((candidate) => start.test(candidate));
    return plainText(line?.replace(start, '').trim() ?? '') || null;
  };
  return { category: labelled('Category'), type: labelled('Type') };
}
