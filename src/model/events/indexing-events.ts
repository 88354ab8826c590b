/** What keeping the archive's index reports. */
export interface IndexingEvents {
  'archive-indexed': {
    readonly pages: number;
    readonly indexed: number;
    readonly unchanged: number;
    readonly removed: number;
    readonly skipped: number;
    readonly durationMs: number;
    readonly rejected: number;
    readonly warnings: number;
    /** Whether anything differs from the last index. */
    readonly hasChanged: boolean;
  };
  'page-rejected': {
    readonly file: string;
    readonly line: number | null;
    readonly problem: string;
  };
  /** The last state stays in the answers. */
  'refresh-failed': { readonly folder: string; readonly error: unknown };
  'folders-unreadable': { readonly folders: readonly string[] };
  /** The folder is looked through now and then instead. */
  'folders-unwatched': { readonly folders: number; readonly error: unknown };
  'page-given-up': { readonly file: string; readonly reason: string };
  /** The clone of the git archive is made anew. */
  'clone-damaged': { readonly error: unknown };
  'clone-updated': Record<never, never>;
}
