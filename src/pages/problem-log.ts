import type { Problem } from '../model/problem.ts';

/** A broken table of thousands of rows is one fault to an index, and thousands to who mends it. */
const MOST_WARNINGS = 50;

/** Collects what is wrong with one page. Line numbers count from 1; null means the whole file. */
export interface ProblemLog {
  /** The page was used, with this repair or loss. */
  warn(line: number | null, code: string, message: string): void;
  /** The page cannot be used. */
  reject(line: number | null, code: string, message: string): void;
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
    warn: (line, code, message) => {
      if (warnings.length < mostWarnings) {
        warnings.push({ file, line, code, severity: 'warning', message });
      } else {
        dropped.set(code, (dropped.get(code) ?? 0) + 1);
      }
    },
    reject: (line, code, message) => {
      rejections.push({ file, line, code, severity: 'rejected', message });
    },
    warnings: () =>
      dropped.size === 0
        ? warnings
        : [
            ...warnings,
            {
              file,
              line: null,
              code: 'more-warnings',
              severity: 'warning',
              message: moreWarnings(dropped),
              more: Object.fromEntries(dropped),
            },
          ],
    rejections: () => rejections,
  };
}

function moreWarnings(dropped: ReadonlyMap<string, number>): string {
  const count = [...dropped.values()].reduce((sum, ofKind) => sum + ofKind, 0);
  const kinds = [...dropped].map(([code, ofKind]) => `${ofKind} ${code}`).join(', ');
  return `${count} more warnings about this page are not listed: ${kinds}.`;
}
