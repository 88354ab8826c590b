/** Where an archive's pages come from, when that is not simply a folder. */
export interface ArchiveSource {
  /** Where the pages lie after an update, and after earlier ones. */
  readonly folder: string;
  /** Brings the folder up to date. @throws {ArchiveSourceError} which says what the folder holds then. */
  update(signal?: AbortSignal): Promise<SourceState>;
}

export interface SourceState {
  /** Folders that the source has and does not bring, relative to its own: what they hold is unknown, not gone. */
  readonly missingFolders: readonly string[];
  /** Those of them that were not missing at the update before: pages may have moved into them. */
  readonly newlyMissing: readonly string[];
}

export interface ArchiveSourceErrorOptions extends ErrorOptions {
  /** What the folder lacks, where it holds a state that was complete once, and may be indexed. Default: it does not. */
  readonly state?: SourceState | undefined;
}

/** The source could not be reached or read. The message is whole sentences and holds no credentials. */
export class ArchiveSourceError extends Error {
  readonly code = 'archive-source';
  readonly state: SourceState | undefined;

  constructor(message: string, { state, ...options }: ArchiveSourceErrorOptions = {}) {
    super(message, options);
    this.name = 'ArchiveSourceError';
    this.state = state;
  }
}
