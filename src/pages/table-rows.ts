import type { ItemKind, Row } from '../model/item.ts';
import { type Fault, quoteFound } from '../model/problem-sentence.ts';
import { barColumns, countBars, cutRow, isBeginningOfRow, trimBlanks } from './cut-row.ts';
import { SECTION_NAMES, type SectionName } from './heading-name.ts';
import { plainText } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { readRow } from './read-row.ts';
import type { Section } from './sections.ts';
import { type TableColumn, tableColumns } from './table-columns.ts';
import { isDashRow, tableLine } from './table-head.ts';

/** Which section holds the table of which kind, in the order of a page. */
export const TABLE_KINDS: readonly {
  readonly section: SectionName;
  readonly kind: ItemKind;
}[] = [
  { section: 'Signals', kind: 'signal' },
  { section: 'Concerns', kind: 'concern' },
  { section: 'Behaviors', kind: 'behavior' },
  { section: 'Technologies', kind: 'technology' },
  { section: 'Issues', kind: 'issue' },
];

const HEADING = /^#{1,6}[ \t]/;
const EXPECTED_TABLE =
  '"| name | description |" with a row of dashes "|:-----|:------------|" below';

/** A page's lines, and which of them is the last that is not blank. */
export interface PageLines {
  readonly lines: readonly string[];
  readonly last: number;
}

/** The rows of a section's table that can be used; everything else is a warning with its line. */
export function readTable(
  page: PageLines,
  section: Section,
  kind: ItemKind,
  problems: ProblemLog,
): readonly Row[] {
  const { lines, last } = page;
  const start = nextText(lines, section.first, section.end);
  if (start === section.end) {
    reportEmptyTable(section, section.heading + 1, problems);
    return [];
  }
  const header = tableLine(lines[start]);
  const dashes = tableLine(lines[start + 1]);
  if (!header.startsWith('|') || start + 1 >= section.end || !isDashRow(dashes)) {
    reportNoTable(page, section, start, problems);
    return [];
  }
  if (start + 1 >= last) {
    reportNoTable(page, section, start, problems);
    return [];
  }
  const bars = barColumns(dashes);
  const headings = cutRow(header, bars);
  if (headings === undefined) {
    reportDashRow(section, start + 2, dashes, problems);
    return [];
  }
  const columns = tableColumns(headings, header, start + 1, problems);
  if (columns === undefined) {
    return [];
  }
  const [first, end] = [start + 2, section.end];
  if (nextText(lines, first, end) === end) {
    reportEmptyTable(section, start + 1, problems);
  }
  const isOpen = dashes !== trimBlanks(lines[start + 1] ?? '');
  return readRows({ page, first, end, isOpen, bars, columns, headings, kind, problems });
}

interface TableBody {
  readonly page: PageLines;
  readonly first: number;
  readonly end: number;
  /** Typed without bars at the ends of its lines. */
  readonly isOpen: boolean;
  readonly bars: readonly number[];
  readonly columns: readonly (TableColumn | null)[];
  readonly headings: readonly string[];
  readonly kind: ItemKind;
  readonly problems: ProblemLog;
}

function readRows(table: TableBody): Row[] {
  const { first, end, isOpen, bars, columns, headings, kind, problems } = table;
  const { lines, last } = table.page;
  const rows: Row[] = [];
  let isBelowHeader = false;
  for (let at = first; at < end; at += 1) {
    const written = trimBlanks(lines[at] ?? '');
    const line = tableLine(written);
    if (line === '') {
      continue;
    }
    if (HEADING.test(line)) {
      reportHeading(line, at + 1, problems);
      break;
    }
    const cells = line.startsWith('|') ? cutRow(line, bars) : undefined;
    const isEnded = at + 1 < lines.length;
    if (at >= last && breaksOff({ line: written, isEnded, isOpen }, cells, bars)) {
      problems.reject(cutRowFault(at + 1, written));
    } else if (cells === undefined) {
      problems.warn(wrongCells(at + 1, written, bars.length - 1));
    } else if (repeatsHeader(cells, headings) || (isBelowHeader && isDashRow(line))) {
      isBelowHeader = true;
      problems.warn({
        line: at + 1,
        code: 'row-header',
        what: 'The head of the table stands here again',
        expected: 'an item',
        received: line,
        remark: 'It was left out.',
      });
    } else {
      isBelowHeader = false;
      const row = readRow(
        { cells: cells.map(cellText), columns, headings, kind, line: at + 1 },
        problems,
      );
      if (row !== undefined) {
        rows.push(row);
      }
    }
  }
  return rows;
}

/** Whoever cannot write a bar in a cell otherwise puts a backslash before it, which is none of the text. */
function cellText(cell: string): string {
  const text = plainText(cell.includes('\\|') ? cell.replaceAll('\\|', '|') : cell);
  return text === cell ? cell : text.trim();
}

/** Tables that were joined bring their heads along. A row of dashes alone may be an item's. */
function repeatsHeader(cells: readonly string[], headings: readonly string[]): boolean {
  return cells.every((cell, n) => cell.toLowerCase() === headings[n]?.toLowerCase());
}

/** How a row's line ends. */
interface LineEnd {
  readonly line: string;
  /** With an end of line, behind which nothing need come. */
  readonly isEnded: boolean;
  /** As its table's rows do, perhaps without a bar. */
  readonly isOpen: boolean;
}

/** Nobody who wrote on would have found the rows below it to be of this table. */
function reportHeading(line: string, at: number, problems: ProblemLog): void {
  problems.warn({
    line: at,
    code: 'heading',
    what: 'A heading that is not known ends the table',
    expected: `a row or one of ${SECTION_NAMES.map((name) => `"## ${name}"`).join(', ')}`,
    received: line,
    remark: 'What stands below it was left out.',
  });
}

/**
 * Whether a writer, or a copy, may not have got to the row's end. One that did so wrote the end of
 * the line too, or the row is as wide as its table.
 */
function breaksOff(
  { line, isEnded, isOpen }: LineEnd,
  cells: readonly string[] | undefined,
  bars: readonly number[],
): boolean {
  if (isOpen || !line.startsWith('|')) {
    return isOpen && !isEnded;
  }
  return (
    !line.endsWith('|') ||
    (cells === undefined && countBars(line) < bars.length) ||
    (!isEnded && isBeginningOfRow(line, bars))
  );
}

function cutRowFault(line: number, row: string): Fault {
  return {
    line,
    code: 'cut-off',
    what: 'The page breaks off in a table row',
    expected: row.endsWith('|') ? 'it to be as wide as the row of dashes' : 'it to end with "|"',
    received: row,
  };
}

function nextText(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end && (lines[at] ?? '').trim() === '') {
    at += 1;
  }
  return Math.min(at, end);
}

function wrongCells(line: number, row: string, expected: number): Fault {
  const found = countBars(row) - (row.endsWith('|') ? 1 : 0);
  return {
    line,
    code: 'row-cells',
    what: 'The row cannot be cut into cells',
    expected: `${expected} as in the row of dashes`,
    found: `${Math.max(found, 0)} in ${quoteFound(row)}`,
    remark: 'It was left out.',
  };
}

function reportNoTable(
  { lines, last }: PageLines,
  section: Section,
  start: number,
  problems: ProblemLog,
): void {
  const header = lines[start] ?? '';
  if (
    header.trimStart().startsWith('|') &&
    (start >= last || (start + 1 >= last && isCutDashRow(lines[start + 1] ?? '')))
  ) {
    problems.reject({
      line: start + 1,
      code: 'cut-off',
      what: `The page breaks off at the head of the table under "## ${section.name}"`,
      expected: EXPECTED_TABLE,
      found: 'the end of the file',
    });
    return;
  }
  const below = start + 1 < section.end ? trimBlanks(lines[start + 1] ?? '') : '';
  if (header.trimStart().startsWith('|') && below !== '') {
    reportDashRow(section, start + 2, below, problems);
    return;
  }
  problems.warn({
    line: start + 1,
    code: 'table',
    what: `The section "## ${section.name}" has no table`,
    expected: EXPECTED_TABLE,
    received: header,
  });
}

function reportEmptyTable({ name }: Section, line: number, problems: ProblemLog): void {
  problems.warn({
    line,
    code: 'table-empty',
    what: `The section "## ${name}" has no item`,
    expected: `rows below ${EXPECTED_TABLE}`,
    found: 'nothing',
  });
}

function reportDashRow(
  { name }: Section,
  line: number,
  dashes: string,
  problems: ProblemLog,
): void {
  problems.warn({
    line,
    code: 'table-dashes',
    what: `The row of dashes of the table under "## ${name}" cannot be used`,
    expected: 'dashes below each heading',
    example: '|:-----|:------------|',
    received: dashes,
  });
}

function isCutDashRow(line: string): boolean {
  return /^[|:\- \t]*$/.test(line);
}
