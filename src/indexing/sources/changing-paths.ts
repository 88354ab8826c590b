import { lstatSync } from 'node:fs';
import { basename } from 'node:path';
import { errorCodeOf } from '../error-code.ts';
import { pathOf } from '../scan/archive-name.ts';

/** How often a path has to look as it did the last time before it is at rest: half a second, as editors save at once. */
const SAME_LOOKS = 1;
/** A page that lost some of its text may be one whose new text is written slowly: it is given three seconds. */
const SAME_LOOKS_OF_SMALLER = 6;

/** Absolute paths that changed, until they are at rest. */
export interface ChangingPaths {
  notice(path: string): void;
  isEmpty(): boolean;
  /**
   * Looks at each path again. True when it is time to index: all are at rest, or, when it is
   * `overdue`, some. Those are let go; pages that are left are being written from now on.
   */
  settle(options: SettleOptions): boolean;
  /** Whether the page was seen changing, or was not waited for. */
  isBeingWritten(path: string): boolean;
}

export interface SettleOptions {
  readonly overdue: boolean;
  /** Bytes of the pages' indexed versions. */
  readonly knownSizes: ReadonlyMap<string, number>;
}

interface Changing {
  readonly look: string;
  readonly size: number;
  readonly sameLooks: number;
  readonly isBeingWritten: boolean;
}

const UNSEEN: Changing = { look: '', size: 0, sameLooks: -1, isBeingWritten: false };

export function createChangingPaths(): ChangingPaths {
  const paths = new Map<string, Changing>();
  return {
    notice: (path) => void paths.set(path, { ...(paths.get(path) ?? UNSEEN), sameLooks: -1 }),
    isEmpty: () => paths.size === 0,
    settle: ({ overdue, knownSizes }) => {
      for (const [path, before] of paths) {
        paths.set(path, lookAgain(path, before));
      }
      const rested = [...paths].filter(
        // A folder that is being filled has files at rest in it, which nobody watches yet.
        ([path, seen]) => isAtRest(seen, knownSizes.get(path)) || (overdue && !isPage(path)),
      );
      if (rested.length < (overdue ? 1 : paths.size)) {
        return false;
      }
      for (const [path] of rested) {
        paths.delete(path);
      }
      for (const [path, left] of paths) {
        paths.set(path, { ...left, isBeingWritten: true });
      }
      return true;
    },
    isBeingWritten: (path) => paths.get(path)?.isBeingWritten ?? false,
  };
}

/** Whether a path has the name of a page's file. */
export function isPage(path: string): boolean {
  return /^[0-9a-f]{32}\.md$/.test(basename(path));
}

function lookAgain(path: string, before: Changing): Changing {
  const stats = lstat(path);
  const look = stats === undefined ? 'gone' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
  if (look === before.look) {
    return { ...before, sameLooks: before.sameLooks + 1 };
  }
  const isBeingWritten = before.isBeingWritten || before.look !== '';
  // What is gone is not a smaller page.
  return { look, size: stats?.size ?? Number.POSITIVE_INFINITY, sameLooks: 0, isBeingWritten };
}

function isAtRest({ sameLooks, size }: Changing, knownSize = 0): boolean {
  return sameLooks >= (size < knownSize ? SAME_LOOKS_OF_SMALLER : SAME_LOOKS);
}

/** What a path itself is, links not followed; undefined when it is gone or cannot be looked at. */
export function lstat(path: string) {
  try {
    return lstatSync(pathOf(path), { throwIfNoEntry: false });
  } catch (error) {
    if (errorCodeOf(error) === undefined) {
      throw error;
    }
    return undefined;
  }
}
