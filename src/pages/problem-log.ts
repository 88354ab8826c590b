import type { Problem } from '../model/problem.ts';
import { type Fault, problemOf } from '../model/problem-sentence.ts';

/** A broken table of thousands of rows is one fault to an index, and thousands to who mends it. */
const MOST_WARNINGS = 50;

/** Collects what is wrong with one page. */
export interface ProblemLog {
  /** The page was used, with this repair or loss. */
  warn(fault: Fault): void;
  /** The page cannot be used. */
  reject(fault: Fault): void;
  /** So many at most, then one line that counts the others by kind. */
  warnings(): readonly Problem[];
  rejections(): readonly Problem[];
}

/** @param mostWarnings - that are kept of the page. */
export function createProblemLog(file: string, mostWarnings = MOST_WARNINGS): ProblemLog {
  const warnings: Problem[] = [];
  const rejections: Problem[] = [];
  const dropped = new Map<string, number>();
  return {
    warn: (fault) => {
      if (warnings.length < mostWarnings) {
        warnings.push(problemOf(file, 'warning', fault));
      } else {
        dropped.set(fault.code, (dropped.get(fault.code) ?? 0) + 1);
      }
    },
    reject: (fault) => void rejections.push(problemOf(file, 'rejected', fault)),
    warnings: () => (dropped.size === 0 ? warnings : [...warnings, moreWarnings(file, dropped)]),
    rejections: () => rejections,
  };
}

function moreWarnings(file: string, dropped: ReadonlyMap<string, number>): Problem {
  const count = [...dropped.values()].reduce((sum, ofKind) => sum + ofKind, 0);
  const kinds = [...dropped].map(([code, ofKind]) => `${ofKind} ${code}`).join(', ');
  const what = `${count} more warnings about this page are not listed: ${kinds}`;
  return {
    ...problemOf(file, 'warning', { line: null, code: 'more-warnings', what }),
    more: Object.fromEntries(dropped),
  };
}
