import type { CountByKind } from './hit.ts';
import type { Problem } from './problem.ts';

/** What one index of an archive did. */
export interface IndexReport {
  /** Pages that are searchable now. */
  readonly pages: number;
  /** New or changed pages that were written. */
  readonly indexed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Files that are not summary pages. */
  readonly skipped: number;
  /** Their names, and those of pages below `analyses` that are no topics; in order, 1,000 at most. */
  readonly skippedFiles: readonly string[];
  /** Folders that are not looked into for pages, such as `analyses/`. */
  readonly leftOutFolders: readonly string[];
  /** Topics that are known now. */
  readonly topics: number;
  readonly rejected: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
  /** Of these, the folders that could not be read. While there is one, no index is complete. */
  readonly unreadableFolders: readonly Problem[];
  /** Folders that belong to the archive and are not there, such as submodules of a git archive. */
  readonly missingFolders: readonly string[];
  readonly warnings: readonly Problem[];
  readonly items: CountByKind;
  readonly durationMs: number;
}
