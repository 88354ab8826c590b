import type { PageId } from './page-id.ts';

/** What the index knows of one file, to tell whether it changed. */
export interface FileStamp {
  /** Relative to the archive, `/` between its parts. */
  readonly file: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** In bytes; negative for a file that is to be read anew, whatever its bytes are. */
  readonly size: number;
  readonly mtimeMs: number;
}

export interface KnownFile extends FileStamp {
  readonly pageId: PageId;
  /** `rejected`: these bytes could not be used; an earlier version may still be searchable. */
  readonly state: 'indexed' | 'rejected';
}

/** A page that is in no file any more. */
export interface GonePage {
  readonly pageId: PageId;
  /** SHA-256 of what its file held last. */
  readonly hash: string;
}
