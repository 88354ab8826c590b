import { eastAsianWidth } from 'get-east-asian-width';

const BAR = 124;
const BLANK = 32;
const BAR_ALONE = /(?<!\\)\|/;
const NARROW = /^[\u0020-\u02ff\u0370-\u0482\u2010-\u201f\u2026\u20ac]*$/;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns of the bars in a dash row, from 0: where the cells of its table begin and end. */
export function barColumns(dashes: string): readonly number[] {
  const bars: number[] = [];
  for (let at = dashes.indexOf('|'); at !== -1; at = dashes.indexOf('|', at + 1)) {
    bars.push(at);
  }
  return bars;
}

/** Bars in a line, with those inside its cells. */
export function countBars(line: string): number {
  let bars = 0;
  for (let at = 0; at < line.length; at += 1) {
    bars += line.charCodeAt(at) === BAR ? 1 : 0;
  }
  return bars;
}

/**
 * Cuts a table row into its cells, blanks around each taken off; undefined when no way gives as
 * many cells as the dash row has.
 *
 * Bars inside cells are not escaped, so the dash row decides: its bars, counted in display
 * columns (or in characters, which is what a generator without width tables counts). A row that
 * is not aligned is split at ` | `, and as a last way at every bar that has no backslash.
 */
export function cutRow(line: string, bars: readonly number[]): readonly string[] | undefined {
  const cells = bars.length - 1;
  return (
    cutAt(line, barOffsets(line, bars)) ??
    exactly(cells, splitAt(' | ', line, cells)) ??
    exactly(cells, splitAt(BAR_ALONE, line, cells))
  );
}

/** Where the cells lie in the string; undefined when a bar is not where the dash row has it. */
function barOffsets(line: string, bars: readonly number[]): readonly number[] | undefined {
  const end = (bars.at(-1) ?? 0) + 1;
  if (NARROW.test(line)) {
    return line.length === end ? bars : undefined;
  }
  return offsetsBy(line, bars, end, displayWidth) ?? offsetsBy(line, bars, end, () => 1);
}

function offsetsBy(
  line: string,
  bars: readonly number[],
  end: number,
  widthOf: (char: string) => number,
): readonly number[] | undefined {
  const offsets: number[] = [];
  let column = 0;
  let offset = 0;
  for (const char of line) {
    if (column === bars[offsets.length] && char === '|') {
      offsets.push(offset);
    }
    column += widthOf(char);
    offset += char.length;
    if (column > end) {
      return undefined;
    }
  }
  return column === end && offsets.length === bars.length ? offsets : undefined;
}

/**
 * Whether a line is only the beginning of a row of an aligned table: each bar of the dash row
 * that it reaches stands in it, but it ends before the last one. It may end with a bar all the
 * same, one of a cell: `| PoC|` of `| PoC||GTFO | … |`. A row that seems narrow only for how wide
 * its generator took an emoji to be is complete.
 */
export function isBeginningOfRow(line: string, bars: readonly number[]): boolean {
  if (barOffsets(line, bars) !== undefined) {
    return false;
  }
  const end = (bars.at(-1) ?? 0) + 1;
  return (
    (!line.endsWith(' |') || !mayReach(line, end)) &&
    (isBeginningBy(line, bars, displayWidth) || isBeginningBy(line, bars, () => 1))
  );
}

/** Whether a line would be so wide if each character outside the Latin alphabet took two columns. */
function mayReach(line: string, end: number): boolean {
  let width = 0;
  for (const char of line) {
    width += NARROW.test(char) ? 1 : 2;
    if (width >= end) {
      return true;
    }
  }
  return false;
}

function isBeginningBy(
  line: string,
  bars: readonly number[],
  widthOf: (char: string) => number,
): boolean {
  let reached = 0;
  let column = 0;
  for (const char of line) {
    const bar = bars[reached] ?? 0;
    if (column > bar || (column === bar && char !== '|')) {
      return false;
    }
    reached += column === bar ? 1 : 0;
    column += widthOf(char);
    if (reached === bars.length) {
      return false;
    }
  }
  return column <= (bars[reached] ?? 0);
}

function displayWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) {
    return 1;
  }
  return ZERO_WIDTH.test(char) ? 0 : eastAsianWidth(code);
}

function cutAt(line: string, offsets: readonly number[] | undefined): string[] | undefined {
  if (offsets === undefined) {
    return undefined;
  }
  const cells: string[] = [];
  for (const [n, bar] of offsets.entries()) {
    if (line.charCodeAt(bar) !== BAR) {
      return undefined;
    }
    const next = offsets[n + 1];
    if (next === undefined) {
      break;
    }
    if (line.charCodeAt(bar + 1) !== BLANK || line.charCodeAt(next - 1) !== BLANK) {
      return undefined;
    }
    cells.push(trimBlanks(line.slice(bar + 1, next)));
  }
  return cells;
}

function exactly(count: number, cells: readonly string[]): readonly string[] | undefined {
  return cells.length === count ? cells : undefined;
}

/** The cells of a row, at most one more than expected: a line of nothing but bars would give millions. */
function splitAt(separator: string | RegExp, line: string, expected: number): readonly string[] {
  return withoutOuterBars(line)
    .split(separator, expected + 1)
    .map(trimBlanks);
}

function withoutOuterBars(line: string): string {
  const row = trimBlanks(line);
  return row.slice(
    row.startsWith('|') ? 1 : 0,
    row.length > 1 && row.endsWith('|') ? -1 : undefined,
  );
}

/** Blanks and tabs only: other white space is part of the cell. Not a regex: those are quadratic on long runs. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) {
    start += 1;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === BLANK || code === 9;
}
