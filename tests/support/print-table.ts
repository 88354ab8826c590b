import { eastAsianWidth } from 'get-east-asian-width';

export interface TableColumn {
  readonly heading: string;
  /** Right-aligned, as integers are. */
  readonly numeric?: boolean;
}

/** Columns a text takes on a terminal: wide East Asian characters two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    width += code >= 0x300 && /[\p{Mn}\p{Me}\p{Cf}]/u.test(char) ? 0 : eastAsianWidth(code);
  }
  return width;
}

/**
 * Prints a table as the archive's generator does: a column is as wide as its widest cell, or as
 * its heading and two more; one blank each side; bars in cells not escaped.
 */
export function printTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ heading }, n) =>
    Math.max(displayWidth(heading) + 2, ...rows.map((row) => displayWidth(row[n] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    `| ${columns.map((column, n) => pad(cells[n] ?? '', widths[n] ?? 0, column)).join(' | ')} |`;
  const dashes = columns.map(({ numeric }, n) => {
    const run = '-'.repeat((widths[n] ?? 0) + 1);
    return numeric ? `${run}:` : `:${run}`;
  });
  return [line(columns.map(({ heading }) => heading)), `|${dashes.join('|')}|`, ...rows.map(line)];
}

function pad(text: string, width: number, { numeric }: TableColumn): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return numeric ? blanks + text : text + blanks;
}
