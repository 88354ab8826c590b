import type { ItemKind, Row } from '../model/item.ts';
import { barColumns, countBars, cutRow, isBeginningOfRow, trimBlanks } from './cut-row.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoteFound } from './quote-found.ts';
import { readRow } from './read-row.ts';
import type { Section, SectionName } from './sections.ts';
import { type TableColumn, tableColumns } from './table-columns.ts';

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

/** What stands between two bars of a row of dashes. */
const DASHES = /^[ \t]*:?-+:?[ \t]*$/;
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
    return [];
  }
  const header = trimBlanks(lines[start] ?? '');
  const dashes = trimBlanks(lines[start + 1] ?? '');
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
  return readRows({ page, first, end, bars, columns, headings, kind, problems });
}

interface TableBody {
  readonly page: PageLines;
  readonly first: number;
  readonly end: number;
  readonly bars: readonly number[];
  readonly columns: readonly (TableColumn | null)[];
  readonly headings: readonly string[];
  readonly kind: ItemKind;
  readonly problems: ProblemLog;
}

function readRows(table: TableBody): Row[] {
  const { first, end, bars, columns, headings, kind, problems } = table;
  const { lines, last } = table.page;
  const rows: Row[] = [];
  for (let at = first; at < end; at += 1) {
    const line = trimBlanks(lines[at] ?? '');
    if (line === '') {
      continue;
    }
    const cells = line.startsWith('|') ? cutRow(line, bars) : undefined;
    if (at >= last && breaksOff(line, cells, bars)) {
      problems.reject(at + 1, 'cut-off', cutRowMessage(line));
    } else if (cells === undefined) {
      problems.warn(at + 1, 'row-cells', wrongCells(line, bars.length - 1));
    } else if (isDashRow(line)) {
      problems.warn(
        at + 1,
        'row-header',
        `The table has a row of dashes again; expected an item, found ${quoteFound(line)}. It was left out.`,
      );
    } else {
      const row = readRow({ cells, columns, headings, kind, line: at + 1 }, problems);
      if (row !== undefined) {
        rows.push(row);
      }
    }
  }
  return rows;
}

/** Whether a writer, or a copy, may not have got to the row's end. */
function breaksOff(
  line: string,
  cells: readonly string[] | undefined,
  bars: readonly number[],
): boolean {
  if (!line.startsWith('|')) {
    return false;
  }
  return (
    !line.endsWith('|') ||
    (cells === undefined && countBars(line) < bars.length) ||
    isBeginningOfRow(line, bars)
  );
}

function cutRowMessage(line: string): string {
  const expected = line.endsWith('|')
    ? 'it to be as wide as the row of dashes'
    : 'it to end with "|"';
  return `The page breaks off in a table row; expected ${expected}, found ${quoteFound(line)}.`;
}

/** Cut first: one regular expression for a row of millions of dashes runs out of memory. */
function isDashRow(line: string): boolean {
  return (
    line.length > 2 &&
    line.startsWith('|') &&
    line.endsWith('|') &&
    line
      .slice(1, -1)
      .split('|')
      .every((cell) => DASHES.test(cell))
  );
}

function nextText(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end && (lines[at] ?? '').trim() === '') {
    at += 1;
  }
  return Math.min(at, end);
}

function wrongCells(line: string, expected: number): string {
  const found = countBars(line) - (line.endsWith('|') ? 1 : 0);
  return `The row cannot be cut into cells; expected ${expected} as in the row of dashes, found ${Math.max(found, 0)} in ${quoteFound(line)}. It was left out.`;
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
    problems.reject(
      start + 1,
      'cut-off',
      `The page breaks off at the head of the table under "## ${section.name}"; expected ${EXPECTED_TABLE}, found the end of the file.`,
    );
    return;
  }
  const below = start + 1 < section.end ? trimBlanks(lines[start + 1] ?? '') : '';
  if (header.trimStart().startsWith('|') && below !== '') {
    reportDashRow(section, start + 2, below, problems);
    return;
  }
  problems.warn(
    start + 1,
    'table',
    `The section "## ${section.name}" has no table; expected ${EXPECTED_TABLE}, found ${quoteFound(header)}.`,
  );
}

function reportDashRow(
  { name }: Section,
  line: number,
  dashes: string,
  problems: ProblemLog,
): void {
  problems.warn(
    line,
    'table-dashes',
    `The row of dashes of the table under "## ${name}" cannot be used; expected dashes below each heading, such as "|:-----|:------------|", found ${quoteFound(dashes)}.`,
  );
}

function isCutDashRow(line: string): boolean {
  return /^[|:\- \t]*$/.test(line);
}
