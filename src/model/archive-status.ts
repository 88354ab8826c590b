import type { CountByKind } from './hit.ts';
import type { Problem } from './problem.ts';

/** A problem of a page that people know by its title. */
export interface TitledProblem extends Problem {
  /** As the page was last read; null where it never was. */
  readonly title: string | null;
}

/** What the archive holds and how its last index went, for `/signalpost status`. */
export interface ArchiveStatus {
  readonly pages: number;
  readonly items: CountByKind;
  /**
   * Problems of the pages as they are now, at most 10: the first of each quarantined file, then
   * warnings; newest files first.
   */
  readonly problems: readonly TitledProblem[];
  /** Files that are quarantined: they cannot be used. */
  readonly rejectedFiles: number;
  /** Those of them whose page is searchable as it was last; second files of one page are not counted. */
  readonly withLastVersion: number;
  readonly warnings: number;
  /** When the newest change of the archive was indexed; null before the first. */
  readonly lastChangeAt: Date | null;
  /** When the last complete index ended; null before the first. */
  readonly lastIndexAt: Date | null;
  /** Set while an index is going on. */
  readonly indexing: { readonly done: number; readonly of: number } | null;
  /** Why the archive could not be read or refreshed last time, or is not watched; null when all is well. */
  readonly trouble: string | null;
}
