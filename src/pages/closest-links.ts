import { brokenId } from '../model/broken-id.ts';
import type { PageId } from '../model/page-id.ts';
import type { ClosestLink } from '../model/summary.ts';
import { lastTextLine } from './last-text.ts';
import { plainText } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Section } from './sections.ts';

const LINK = /^\s*[*+-] \[(.*)\]\(([0-9a-f]{28,32})(?:\.md)?\)\s*$/;
const EMPTY = /^\s*[*+-]?\s*$/;
const EXAMPLE = '* [Title](32 hex digits)';

/** What the page calls its nearest pages: itself and repeats dropped, order kept, ids as written. */
export function closestLinks(
  sections: readonly Section[],
  lines: readonly string[],
  own: PageId,
  problems: ProblemLog,
): ClosestLink[] {
  const links = new Map<string, ClosestLink>();
  const last = lastTextLine(lines);
  for (const { first, end } of sections.filter(({ name }) => name === 'Closest')) {
    if (isEmptyList(lines, first, end)) {
      continue;
    }
    for (let at = first; at < end; at += 1) {
      const line = lines[at] ?? '';
      const [, title, id] = LINK.exec(line) ?? [];
      if (title === undefined || id === undefined) {
        reportLine(line.trim(), at + 1, at === last, problems);
      } else if (id !== own && id !== brokenId(own) && !links.has(id)) {
        links.set(id, { title: plainText(title), id });
      }
    }
  }
  return [...links.values()];
}

/** Nothing but bullets without text, as generators write a list of no page. */
function isEmptyList(lines: readonly string[], first: number, end: number): boolean {
  let at = first;
  while (at < end && EMPTY.test(lines[at] ?? '')) {
    at += 1;
  }
  return at === end;
}

function reportLine(text: string, line: number, isLast: boolean, problems: ProblemLog): void {
  if (text === '') {
    return;
  }
  if (isLast && !isComplete(text)) {
    const what = 'The page breaks off in a link';
    problems.reject({ line, code: 'cut-off', what, example: EXAMPLE, received: text });
    return;
  }
  const what = 'The link cannot be read';
  problems.warn({ line, code: 'closest-link', what, example: EXAMPLE, received: text });
}

/** A title may itself end with `)`: only behind `](`, and as the first since, does that end a link. */
function isComplete(text: string): boolean {
  const opening = text.lastIndexOf('](');
  return opening !== -1 && text.indexOf(')', opening) === text.length - 1;
}
