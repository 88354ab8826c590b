import { basename } from 'node:path/posix';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';

/**
 * A lost or doubled digit, upper case, or a copy. Notes named by a longer hash, of 40 or 64
 * digits, are none of ours; one of 28 to 34 digits that another program made would be taken for one.
 */
const LIKE_PAGE_NAME = /^[0-9a-f]{28,34}(?:[^0-9a-f].*)?\.(?:md|markdown)$/i;
/** Files that are listed: a folder full of them is one fault, not thousands. */
const MAX_LISTED = 50;

/** Whether a file that does not have the name of a page was meant to have one. */
export function isLikePageName(name: string): boolean {
  return LIKE_PAGE_NAME.test(name);
}

/** A warning for each of the first 50 by name, then one, of the whole archive, that counts the others. */
export function misnamedPages(files: readonly string[]): readonly Problem[] {
  const listed = files.toSorted().slice(0, MAX_LISTED).map(misnamedPage);
  const others = files.length - listed.length;
  return others === 0 ? listed : [...listed, moreMisnamed(others)];
}

function misnamedPage(file: string): Problem {
  return problemOf(file, 'warning', {
    line: null,
    code: 'file-name',
    what: 'The file looks like a page but is not named like one, and was skipped',
    expected: '32 digits of 0–9 and a–f, then ".md"',
    received: basename(file),
  });
}

function moreMisnamed(count: number): Problem {
  const what = `Files that look like pages but are not named like one, and were skipped: only the first ${MAX_LISTED} are listed, of ${count + MAX_LISTED}`;
  return {
    ...problemOf('.', 'warning', { line: null, code: 'more-warnings', what }),
    more: { 'file-name': count },
  };
}
