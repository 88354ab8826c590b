import type { KnownFile } from '../../model/archive-file.ts';
import type { PageId } from '../../model/page-id.ts';
import { assignPageIds } from '../write/assign-page-ids.ts';
import type { ArchiveScan, ScannedFile } from './scan-archive.ts';

/** A scanned file that has to be read, with what is known of it. */
export interface FileToRead {
  readonly scanned: ScannedFile;
  /** A renamed file keeps the page that it was. */
  readonly pageId: PageId;
  readonly known: KnownFile | undefined;
  /** Another file of the same name that has this page already. */
  readonly sameAs: string | undefined;
}

export interface ArchiveComparison {
  /** Known by size and time, not read. */
  readonly unchanged: readonly KnownFile[];
  readonly toRead: readonly FileToRead[];
  /** Known files that are not there any more. */
  readonly vanished: readonly KnownFile[];
}

export interface CompareOptions {
  /** When the last index ended, by the clock that stamps files; null trusts no file. */
  readonly trusted: Date | null;
  /** Relative folders that are not there though they belong to the archive. */
  readonly missingFolders: readonly string[];
}

/**
 * Times of files closer to the last index than this may hide a later change of the same size: the
 * coarsest clock of a file system in use, FAT's, counts in two seconds. So
 * does a time that was set back, as `cp -p` and `tar` do, but they leave it in the inode's own.
 */
const DOUBT_MS = 2000;

/**
 * Compares what lies in the archive with what is known of it. A file is known by size and time
 * unless it was changed about when, or after, the last index ended; rejected ones are read anew.
 */
export function compareArchive(
  { files, odd, unreadable }: ArchiveScan,
  knownFiles: readonly KnownFile[],
  { trusted: lastIndexAt, missingFolders }: CompareOptions,
): ArchiveComparison {
  const known = new Map(knownFiles.map((file) => [file.file, file]));
  const trusted = (lastIndexAt?.getTime() ?? 0) - DOUBT_MS;
  const assigned = assignPageIds(files, known);
  const unchanged: KnownFile[] = [];
  const toRead: FileToRead[] = [];
  for (const scanned of files) {
    const before = known.get(scanned.file);
    const { pageId, sameAs } = assigned(scanned);
    if (
      before?.state === 'indexed' &&
      before.pageId === pageId &&
      sameAs === undefined &&
      before.size === scanned.size &&
      before.mtimeMs === scanned.mtimeMs &&
      Math.max(scanned.mtimeMs, scanned.ctimeMs) < trusted
    ) {
      unchanged.push(before);
    } else {
      toRead.push({ scanned, pageId, known: before, sameAs });
    }
  }
  for (const { file } of [...files, ...odd]) {
    known.delete(file);
  }
  const vanished = [...known.values()].filter(
    ({ file }) =>
      !unreadable.some((folder) => file.startsWith(folder.file)) &&
      !missingFolders.some((folder) => file.startsWith(`${folder}/`)),
  );
  return { unchanged, toRead, vanished };
}
