/** The last line that is not blank, from 0; -1 when there is none. Whole pages of blanks are scanned: ask once. */
export function lastTextLine(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '');
}
