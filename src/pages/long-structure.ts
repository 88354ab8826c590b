import type { LineStart } from './line-starts.ts';
import type { BlockStructure } from './structure.ts';

const HEADING = /^( *)(#{1,6})(?: |$)/;
/** With its text, if any. An empty bullet, or a number but 1, does not interrupt a paragraph. */
const BULLET = /^ *(?:[*+-]|(\d{1,9})[.)])(?: +(\S)|$)/;
/** A bullet's content begins here at the earliest: what stands left of it is outside every list. */
const FIRST_CONTENT_COLUMN = 2;

/**
 * The block structure of a page that is too long for the parser, each line judged by its start
 * and the ones before. It is what the parser makes of lists without empty bullets; where those,
 * numbers or deep indentation are mixed, text may go to another bullet than by the parser.
 */
export function longStructure(starts: readonly LineStart[], lineCount: number): BlockStructure {
  const headings: { line: number; depth: number }[] = [];
  const bullets: { line: number; end: number }[] = [];
  let bullet: { line: number; end: number } | undefined;
  let before: 'blank' | 'heading' | 'bullet' | 'text' = 'blank';
  for (const [n, { line, text }] of starts.entries()) {
    const isOutside = text.search(/[^ ]/) < FIRST_CONTENT_COLUMN;
    const heading = HEADING.exec(text);
    if (text === '') {
      before = 'blank';
    } else if (heading !== null) {
      bullet = isOutside ? undefined : bullet;
      if (bullet === undefined) {
        headings.push({ line, depth: heading[2]?.length ?? 0 });
      }
      before = 'heading';
    } else if (isBullet(text, before === 'text')) {
      bullet = { line, end: line + 1 };
      bullets.push(bullet);
      before = 'bullet';
    } else {
      bullet = isOutside && (before === 'blank' || before === 'heading') ? undefined : bullet;
      before = 'text';
    }
    if (bullet !== undefined && text !== '') {
      bullet.end = starts[n + 1]?.line ?? lineCount;
    }
  }
  return { headings, bullets };
}

function isBullet(text: string, isBelowText: boolean): boolean {
  const [bullet, number = '1', content] = BULLET.exec(text) ?? [];
  return bullet !== undefined && (!isBelowText || (number === '1' && content !== undefined));
}
