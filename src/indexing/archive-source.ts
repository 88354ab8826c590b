/** Where an archive's pages come from, when that is not simply a folder. */
export interface ArchiveSource {
  /** Where the pages lie after an update, and after earlier ones. */
  readonly folder: string;
  /** Brings the folder up to date. @throws {ArchiveSourceError} leaving it as it was. */
  update(signal?: AbortSignal): Promise<void>;
}

/** The source could not be reached or read; what is there already stays. The message holds no credentials. */
export class ArchiveSourceError extends Error {
  readonly code = 'archive-source';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveSourceError';
  }
}
