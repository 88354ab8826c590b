import type { LineStart } from './line-starts.ts';
import type { BlockStructure } from './structure.ts';

const HEADING = /^ *(#{1,6})(?: |$)/;
/** With its number and the first character of its text, if any. */
const BULLET = /^ *(?:[*+-]|(\d{1,9})[.)])(?: +(?=(\S))|$)/;

/** A list item to which lines may still be added. */
interface OpenItem {
  readonly bullet: { readonly line: number; end: number };
  /** Where its content begins: what stands left of it, and starts a block, is outside the item. */
  readonly column: number;
  /** Its own text ends where the first item in it begins. */
  isParent: boolean;
}

/**
 * The block structure of a page that is too long for the parser, each line judged by its start
 * and the list items that are open above it. It is what the parser makes of the page, unless the
 * text of a bullet begins like a heading or another bullet, as in `* # a` and `* - a`: text below
 * may then go to another bullet, and with it an indented heading in or out of the list.
 */
export function longStructure(starts: readonly LineStart[], lineCount: number): BlockStructure {
  const headings: { line: number; depth: number }[] = [];
  const bullets: OpenItem['bullet'][] = [];
  const open: OpenItem[] = [];
  let before: 'blank' | 'heading' | 'empty-bullet' | 'paragraph' = 'blank';
  for (const [n, { line, text }] of starts.entries()) {
    const end = starts[n + 1]?.line ?? lineCount;
    const heading = HEADING.exec(text);
    const column = contentColumn(text, before === 'paragraph' && isInLast(open, text));
    if (text === '') {
      // An item may begin with one blank line, its own, and does not go on after a second.
      if (before === 'empty-bullet') {
        open.pop();
      }
      before = 'blank';
    } else if (column !== undefined) {
      closeItems(open, text);
      endOwnText(open.at(-1), line);
      const bullet = { line, end };
      bullets.push(bullet);
      open.push({ bullet, column, isParent: false });
      before = column > text.length ? 'empty-bullet' : 'paragraph';
    } else {
      if (heading !== null || before !== 'paragraph') {
        closeItems(open, text);
      }
      addLine(open.at(-1), end);
      if (heading !== null && open.length === 0) {
        headings.push({ line, depth: heading[1]?.length ?? 0 });
      }
      before = heading === null ? 'paragraph' : 'heading';
    }
  }
  return { headings, bullets };
}

/**
 * Where the text of a bullet begins; undefined for a line that is none. An empty bullet, or a
 * number but 1, does not interrupt a paragraph that it would stand below in the same item.
 */
function contentColumn(text: string, interrupts: boolean): number | undefined {
  const [bullet, number = '1', content] = BULLET.exec(text) ?? [];
  if (bullet === undefined || (interrupts && (number !== '1' || content === undefined))) {
    return undefined;
  }
  return content === undefined ? bullet.length + 1 : bullet.length;
}

/** Leaves open what a line that starts a block is indented enough to stand in. */
function closeItems(open: OpenItem[], text: string): void {
  while (!isInLast(open, text)) {
    open.pop();
  }
}

/** Whether a line is indented enough for the innermost item, if there is any. */
function isInLast(open: readonly OpenItem[], text: string): boolean {
  const item = open.at(-1);
  return item === undefined || text.search(/[^ ]/) >= item.column;
}

function endOwnText(item: OpenItem | undefined, line: number): void {
  if (item !== undefined && !item.isParent) {
    item.bullet.end = line;
    item.isParent = true;
  }
}

function addLine(item: OpenItem | undefined, end: number): void {
  if (item !== undefined && !item.isParent) {
    item.bullet.end = end;
  }
}
