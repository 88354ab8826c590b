import type { List, ListItem, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lineStarts } from './line-starts.ts';
import { longStructure } from './long-structure.ts';
import { regularStructure } from './regular-structure.ts';
import type { BlockStructure } from './structure.ts';

/**
 * Line starts in the longest page that is given to the parser; real pages have less than a
 * hundred. Its time grows with the square of the lines of a list: twenty thousand take a minute.
 */
const MAX_PARSED = 300;

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
 * The block structure of a page of any form, by remark unless it is very long. Only the start of
 * each line is given to remark, and nothing of the tables: block structure does not need more, and
 * the time taken stays small and bounded.
 */
export function parsedStructure(lines: readonly string[]): BlockStructure {
  const starts = lineStarts(lines);
  if (starts.length > MAX_PARSED) {
    return longStructure(starts, lines.length);
  }
  const pageLine = (at: number) => starts[at]?.line ?? lines.length;
  const root: Root = processor.parse(starts.map(({ text }) => text).join('\n'));
  return {
    headings: root.children.flatMap((node) =>
      node.type === 'heading' ? [{ line: pageLine(firstLine(node)), depth: node.depth }] : [],
    ),
    bullets: root.children
      .flatMap((node) => (node.type === 'list' ? bulletsOf(node) : []))
      .map(({ line, end }) => ({ line: pageLine(line), end: pageLine(end) })),
  };
}

/** As indices into what was parsed. */
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
