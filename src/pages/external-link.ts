import { plainText } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Section } from './sections.ts';

const LINK_LINE = /^ {0,3}__\[External link\]\((.*)\)__\s*$/i;
const EXAMPLE = '__[External link](https://…)__';

/** The article's address, above the first section; null, with a warning, without a usable http(s) one. */
export function externalLink(
  lines: readonly string[],
  sections: readonly Section[],
  problems: ProblemLog,
): string | null {
  const head = lines.slice(0, sections[0]?.heading ?? lines.length);
  const at = head.findIndex((line) => line.trimStart().startsWith('__['));
  const line = head[at];
  if (line === undefined) {
    const what = 'The page has no link';
    problems.warn({
      line: null,
      code: 'link',
      what,
      expected: 'one below its title',
      example: EXAMPLE,
    });
    return null;
  }
  const address = LINK_LINE.exec(line)?.[1]?.trim();
  if (address === undefined || !isWebAddress(address)) {
    const what = 'The link cannot be used';
    problems.warn({ line: at + 1, code: 'link', what, example: EXAMPLE, received: line });
    return null;
  }
  const plain = plainText(address);
  return isWebAddress(plain) ? plain : address;
}

function isWebAddress(address: string): boolean {
  // URL.parse drops tabs and line breaks, which would stay in our text.
  if (!/^https?:\/\//i.test(address) || /[\s<>"\p{Cc}]/u.test(address)) {
    return false;
  }
  return URL.canParse(address);
}
