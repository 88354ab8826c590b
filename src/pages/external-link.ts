import type { ProblemLog } from './problem-log.ts';
import { quoteFound } from './quote-found.ts';
import type { Section } from './sections.ts';

const LINK_LINE = /^ {0,3}__\[External link\]\((.*)\)__\s*$/i;
const EXPECTED = '"__[External link](https://…)__"';

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
    problems.warn(null, 'link', `The page has no link; expected ${EXPECTED} below its title.`);
    return null;
  }
  const address = LINK_LINE.exec(line)?.[1]?.trim();
  if (address === undefined || !isWebAddress(address)) {
    problems.warn(
      at + 1,
      'link',
      `The link cannot be used; expected ${EXPECTED}, found ${quoteFound(line)}.`,
    );
    return null;
  }
  return address;
}

function isWebAddress(address: string): boolean {
  // URL.parse drops tabs and line breaks, which would stay in our text.
  if (!/^https?:\/\//i.test(address) || /[\s<>"\p{Cc}]/u.test(address)) {
    return false;
  }
  return URL.canParse(address);
}
