import type { List, ListItem, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { regularStructure } from './regular-structure.ts';
import type { BlockStructure } from './structure.ts';

/** Enough for a heading of ours and for a dozen nested bullets; structure shows at a line's start. */
const LINE_START = 24;

const TABLE_LINE = /^ {0,3}\|/;
// A lone CR would be a line end to the parser, a tab several columns.
const CONTROL = /\p{Cc}/gu;

/**
 * Everything but headings, lists and paragraphs stays text: no inline markup, and none of the
 * blocks that could swallow sections, such as a code fence that is never closed.
 */
const disabled = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'htmlFlow',
  'setextUnderline',
  'thematicBreak',
];

const processor = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{ disable: { null: disabled } }])
  .freeze();

/** The block structure of a page. */
export function blockStructure(lines: readonly string[]): BlockStructure {
  return regularStructure(lines) ?? parsedStructure(lines);
}

/**
 * The block structure by remark, for pages of any form. Only the start of each line is given to remark, and nothing
 * of the tables: block structure does not need more, and the time taken stays small and bounded.
 */
export function parsedStructure(lines: readonly string[]): BlockStructure {
  const skeleton = lines
    .map((line) =>
      TABLE_LINE.test(line) ? '' : line.slice(0, LINE_START).replace(CONTROL, ' ').trimEnd(),
    )
    .join('\n');
  const root: Root = processor.parse(skeleton);
  return {
    headings: root.children.flatMap((node) =>
      node.type === 'heading' ? [{ line: firstLine(node), depth: node.depth }] : [],
    ),
    bullets: root.children.flatMap((node) => (node.type === 'list' ? bulletsOf(node) : [])),
  };
}

function bulletsOf(list: List): BlockStructure['bullets'] {
  return list.children.flatMap((item) => {
    const line = firstLine(item);
    const nested = item.children.flatMap((child) =>
      // A list that starts on its parent's line is the text of a bullet such as `* -`.
      child.type === 'list' && firstLine(child) > line ? [child] : [],
    );
    const end = nested[0] === undefined ? lastLine(item) + 1 : firstLine(nested[0]);
    return [{ line, end }, ...nested.flatMap(bulletsOf)];
  });
}

function firstLine(node: RootContent | ListItem): number {
  return (node.position?.start.line ?? 1) - 1;
}

function lastLine(node: RootContent | ListItem): number {
  return (node.position?.end.line ?? 1) - 1;
}
