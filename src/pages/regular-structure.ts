import type { BlockStructure } from './structure.ts';

type LineKind = 'blank' | 'heading' | 'bullet' | 'table' | 'text';

const HEADING = /^(#{1,6}) +\S/;
/** The text must not begin like a heading or a bullet of its own, which would be nested. */
const BULLET = /^\* (?: *$|[^\s\p{Cc}#*+\-\d]|\d+(?![\d.)]))/u;
const TEXT = /^(?:[^\s\p{Cc}#*+\-\d|]|\d+(?![\d.)]))/u;

/**
 * The block structure of a page as generators write it: everything at the margin, blank lines
 * between unlike things. Undefined for any other page, which takes the parser. Nearly every page
 * is regular, and this is many times faster; a test holds that both read the same.
 */
export function regularStructure(lines: readonly string[]): BlockStructure | undefined {
  const headings: { line: number; depth: number }[] = [];
  const bullets: { line: number; end: number }[] = [];
  let before: LineKind = 'blank';
  for (const [line, text] of lines.entries()) {
    const kind = kindOf(text);
    if (kind === undefined || !mayFollow(before, kind)) {
      return undefined;
    }
    if (kind === 'heading') {
      headings.push({ line, depth: HEADING.exec(text)?.[1]?.length ?? 0 });
    } else if (kind === 'bullet') {
      bullets.push({ line, end: line + 1 });
    }
    before = kind;
  }
  return { headings, bullets };
}

function kindOf(line: string): LineKind | undefined {
  if (line.startsWith('|')) {
    return 'table';
  }
  if (BULLET.test(line)) {
    return 'bullet';
  }
  if (TEXT.test(line)) {
    return 'text';
  }
  if (HEADING.test(line)) {
    return 'heading';
  }
  return /^ *$/.test(line) ? 'blank' : undefined;
}

/** Text below a bullet may be the bullet's, and an empty bullet below text may be text. */
function mayFollow(before: LineKind, kind: LineKind): boolean {
  return !((before === 'bullet' && kind === 'text') || (before === 'text' && kind === 'bullet'));
}
