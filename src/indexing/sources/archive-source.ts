/** Where an archive's pages come from, when that is not simply a folder. */
export interface ArchiveSource {
  /** Where the pages lie after an update, and after earlier ones. */
  readonly folder: string;
  /** Brings the folder up to date. @throws {ArchiveSourceError} which says what the folder holds then. */
  update(signal?: AbortSignal): Promise<void>;
}

export interface ArchiveSourceErrorOptions extends ErrorOptions {
  /** Whether the folder holds a state that was complete once, and may be indexed. Default: false. */
  readonly isWhole?: boolean;
}

/** The source could not be reached or read. The message is whole sentences and holds no credentials. */
export class ArchiveSourceError extends Error {
  readonly code = 'archive-source';
  readonly isWhole: boolean;

  constructor(message: string, { isWhole = false, ...options }: ArchiveSourceErrorOptions = {}) {
    super(message, options);
    this.name = 'ArchiveSourceError';
    this.isWhole = isWhole;
  }
}
