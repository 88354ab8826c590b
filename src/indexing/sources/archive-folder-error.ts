export type ArchiveFolderTrouble = 'missing' | 'not-a-folder' | 'unreadable' | 'emptied';

const REASONS: Readonly<Record<ArchiveFolderTrouble, string>> = {
  missing: 'there is no such folder',
  'not-a-folder': 'it is no folder',
  unreadable: 'this user may not read it',
  emptied: 'it holds no summary page any more',
};

/**
 * The archive's folder cannot be what it was: nothing was changed in the index. The message is a
 * whole sentence for the operator. An archive that was emptied on purpose needs `allowEmpty`.
 */
export class ArchiveFolderError extends Error {
  readonly code = 'archive-folder';
  readonly trouble: ArchiveFolderTrouble;

  constructor(folder: string, trouble: ArchiveFolderTrouble, options?: ErrorOptions) {
    const hint =
      trouble === 'emptied'
        ? 'What was indexed stays searchable; if it was emptied on purpose, run `index --allow-empty` while the server is stopped.'
        : 'Expected a folder of Markdown pages named by 32 hex digits.';
    super(`The archive ${folder} cannot be read: ${REASONS[trouble]}. ${hint}`, options);
    this.name = 'ArchiveFolderError';
    this.trouble = trouble;
  }
}
