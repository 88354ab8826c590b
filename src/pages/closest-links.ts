import { brokenId, type PageId } from '../model/page-id.ts';
import type { ClosestLink } from '../model/summary.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoteFound } from './quote-found.ts';
import type { Section } from './sections.ts';

const LINK = /^\s*[*+-] \[(.*)\]\(([0-9a-f]{28,32})(?:\.md)?\)\s*$/;

/** A title may itself end with `)`: only behind `](` does that end a link. */
const COMPLETE = /\]\([^)]*\)$/;

/** What the page calls its nearest pages: itself and repeats dropped, order kept, ids as written. */
export function closestLinks(
  sections: readonly Section[],
  lines: readonly string[],
  own: PageId,
  problems: ProblemLog,
): ClosestLink[] {
  const links = new Map<string, ClosestLink>();
  for (const { first, end } of sections.filter(({ name }) => name === 'Closest')) {
    for (let at = first; at < end; at += 1) {
      const line = lines[at] ?? '';
      const [, title, id] = LINK.exec(line) ?? [];
      if (title === undefined || id === undefined) {
        reportLine(lines, at, problems);
      } else if (id !== own && id !== brokenId(own) && !links.has(id)) {
        links.set(id, { title, id });
      }
    }
  }
  return [...links.values()];
}

function reportLine(lines: readonly string[], at: number, problems: ProblemLog): void {
  const line = (lines[at] ?? '').trim();
  if (line === '') {
    return;
  }
  if (!COMPLETE.test(line) && lines.slice(at + 1).every((next) => next.trim() === '')) {
    problems.reject(
      at + 1,
      'cut-off',
      `The page breaks off in a link; expected "* [Title](32 hex digits)", found ${quoteFound(line)}.`,
    );
    return;
  }
  problems.warn(
    at + 1,
    'closest-link',
    `The link cannot be read; expected "* [Title](32 hex digits)", found ${quoteFound(line)}.`,
  );
}
