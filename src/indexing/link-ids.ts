import { hash } from 'node:crypto';
import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-sentence.ts';

/** A page as far as its name and its link go. */
export interface LinkedFile {
  /** Relative to the archive. */
  readonly file: string;
  readonly url: string | null;
}

/** Pages that must hold to the rule before the others are told of: fewer may do so by what they were copied from. */
const FEWEST = 3;

/**
 * In archives of one writer a page's name is the MD5 of its link, as `b'…'`. Where most pages hold
 * to that, the others have a damaged link or another page's name, and are warned of; elsewhere
 * nobody is.
 */
export function linkIdProblems(pages: readonly LinkedFile[]): readonly Problem[] {
  const linked = pages.flatMap(({ file, url }) => (url === null ? [] : [{ file, url }]));
  const odd = linked.filter(({ file, url }) => !idsOfLink(url).includes(idOf(file)));
  const holding = linked.length - odd.length;
  return holding >= FEWEST && holding * 2 > linked.length ? odd.map(linkIdProblem) : [];
}

/** As the link is read, and as it was written where `&` stands for itself. */
function idsOfLink(url: string): readonly string[] {
  return [url, url.replaceAll('&', '&amp;')].map((link) => hash('md5', `b'${link}'`));
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
}

function linkIdProblem({ file, url }: { readonly file: string; readonly url: string }): Problem {
  return problemOf(file, 'warning', {
    line: null,
    code: 'link-id',
    what: 'The link is not the one that the page is named by, as in the rest of the archive: it is damaged, or the file has the name of another page',
    expected: `a file named ${idsOfLink(url)[0] ?? ''}.md for this link`,
    received: url,
  });
}
