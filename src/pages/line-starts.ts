/** What of a line can decide about blocks, and which line of the page it is, from 0. */
export interface LineStart {
  readonly line: number;
  readonly text: string;
}

/** Enough for a heading of ours and for a dozen nested bullets; structure shows at a line's start. */
const LINE_START = 24;

const TABLE_LINE = /^ {0,3}\|/;
// A lone CR would be a line end to the parser, a tab several columns.
const CONTROL = /\p{Cc}/gu;
const MARKER = /^ *(?:#{1,6}|[*+-]|\d{1,9}[.)])(?: |$)/;

/**
 * The starts of the lines that matter to block structure, top to bottom. Nothing of the tables is
 * left but blank lines; nor are lines that only go on with what is open above them: a blank line
 * below another, and text below text, which continues its paragraph whatever list that stands in.
 */
export function lineStarts(lines: readonly string[]): readonly LineStart[] {
  const starts: LineStart[] = [];
  let before: 'blank' | 'text' | 'marker' | undefined;
  for (const [line, whole] of lines.entries()) {
    const text = startOf(whole);
    const kind = text === '' ? 'blank' : MARKER.test(text) ? 'marker' : 'text';
    if (kind === 'marker' || kind !== before) {
      starts.push({ line, text });
    }
    before = kind;
  }
  return starts;
}

function startOf(line: string): string {
  return TABLE_LINE.test(line) ? '' : line.slice(0, LINE_START).replace(CONTROL, ' ').trimEnd();
}
