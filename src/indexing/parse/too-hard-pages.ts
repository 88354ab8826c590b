import type { Clock } from '../../model/clock.ts';
import type { FileToRead } from '../scan/compare-archive.ts';
import type { ScannedFile } from '../scan/scan-archive.ts';
import type { FileOutcome } from './parse-file.ts';
import { TOO_HARD } from './parse-thread.ts';

/** A machine that was busy with something else may have been the reason. */
const TRY_AGAIN_MS = 60 * 60 * 1000;

/**
 * Pages that were too much for the parser. Each costs seconds, so one that has not changed is not
 * tried with every index, where it would hold up all others, but an hour later, or at the next start.
 */
export interface TooHardPages {
  /** What came of the file when it was tried; undefined when it is to be tried. */
  outcomeOf(file: FileToRead): FileOutcome | undefined;
  note(file: FileToRead, outcome: FileOutcome): void;
  /** Forgets all but these. */
  keepOnly(files: readonly FileToRead[]): void;
}

interface Trial {
  readonly look: string;
  readonly at: number;
  readonly outcome: FileOutcome;
}

export function createTooHardPages(clock: Clock): TooHardPages {
  const trials = new Map<string, Trial>();
  return {
    outcomeOf: ({ scanned }) => {
      const last = trials.get(scanned.file);
      const isSettled =
        last?.look === lookOf(scanned) && clock.now().getTime() < last.at + TRY_AGAIN_MS;
      return isSettled ? last.outcome : undefined;
    },
    note: ({ scanned }, outcome) => {
      if (outcome.kind === 'rejected' && outcome.problems.some(({ code }) => code === TOO_HARD)) {
        const at = clock.now().getTime();
        trials.set(scanned.file, { look: lookOf(scanned), at, outcome });
      } else {
        trials.delete(scanned.file);
      }
    },
    keepOnly: (files) => {
      const kept = new Set(files.map(({ scanned }) => scanned.file));
      for (const file of trials.keys()) {
        if (!kept.has(file)) {
          trials.delete(file);
        }
      }
    },
  };
}

function lookOf({ size, mtimeMs, ctimeMs }: ScannedFile): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}
