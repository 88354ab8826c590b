import { trimBlanks } from './cut-row.ts';

/** What stands between two bars of a row of dashes. */
const DASHES = /^[ \t]*:?-+:?[ \t]*$/;

/** Cut first: one regular expression for a row of millions of dashes runs out of memory. */
export function isDashRow(line: string): boolean {
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

/** A line with bars, with one at each end of it, which Markdown does not ask for. */
export function tableLine(whole = ''): string {
  const line = trimBlanks(whole);
  if (!line.includes('|')) {
    return line;
  }
  const begun = line.startsWith('|') ? line : `| ${line}`;
  return begun.length > 1 && begun.endsWith('|') ? begun : `${begun} |`;
}

/** Whether a table begins at a line: a header, and a row of dashes below. */
export function isTableHead(lines: readonly string[], at: number): boolean {
  return tableLine(lines[at]).startsWith('|') && isDashRow(tableLine(lines[at + 1]));
}
