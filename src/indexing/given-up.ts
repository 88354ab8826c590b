import type { FileToRead } from './compare-archive.ts';
import type { FileOutcome } from './parse-file.ts';
import { TOO_HARD } from './parse-thread.ts';
import type { ScannedFile } from './scan-archive.ts';

/**
 * Pages that were too much for the parser, for as long as a process lives. Each costs seconds, so
 * one that has not changed is not tried with every index, where it would hold up all others.
 */
export interface GivenUp {
  /** What came of the file when it was tried; undefined when it is to be tried. */
  outcomeOf(file: FileToRead): FileOutcome | undefined;
  note(file: FileToRead, outcome: FileOutcome): void;
}

export function createGivenUp(): GivenUp {
  const tried = new Map<string, { readonly look: string; readonly outcome: FileOutcome }>();
  return {
    outcomeOf: ({ scanned }) => {
      const last = tried.get(scanned.file);
      return last?.look === lookOf(scanned) ? last.outcome : undefined;
    },
    note: ({ scanned }, outcome) => {
      if (outcome.kind === 'rejected' && outcome.problems.some(({ code }) => code === TOO_HARD)) {
        tried.set(scanned.file, { look: lookOf(scanned), outcome });
      } else {
        tried.delete(scanned.file);
      }
    },
  };
}

function lookOf({ size, mtimeMs, ctimeMs }: ScannedFile): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}
