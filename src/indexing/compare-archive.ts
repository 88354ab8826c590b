import { PageId } from '../model/page-id.ts';
import type { KnownFile } from '../store/store.ts';
import type { ArchiveScan, ScannedFile } from './scan-archive.ts';

/** A scanned file that has to be read, with what is known of it. */
export interface FileToRead {
  readonly scanned: ScannedFile;
  /** A renamed file keeps the page that it was. */
  readonly pageId: PageId;
  readonly known: KnownFile | undefined;
  /** Another file that has this page already. */
  readonly sameAs: string | undefined;
}

export interface ArchiveComparison {
  /** Known by size and time, not read. */
  readonly unchanged: readonly KnownFile[];
  readonly toRead: readonly FileToRead[];
  /** Known files that are not there any more. */
  readonly vanished: readonly KnownFile[];
}

/** Times of files closer to the last index than this may hide a later change of the same size. */
const DOUBT_MS = 2000;

/**
 * Compares what lies in the archive with what is known of it. A file is known by size and time
 * unless it was changed about when, or after, the last index ended; rejected ones are read anew.
 */
export function compareArchive(
  { files, odd, unreadable }: ArchiveScan,
  knownFiles: readonly KnownFile[],
  lastIndexAt: Date | null,
): ArchiveComparison {
  const known = new Map(knownFiles.map((file) => [file.file, file]));
  const trusted = (lastIndexAt?.getTime() ?? 0) - DOUBT_MS;
  const owners = ownersOfContested(files, known);
  const unchanged: KnownFile[] = [];
  const toRead: FileToRead[] = [];
  for (const scanned of files) {
    const before = known.get(scanned.file);
    const owner = owners.get(before?.pageId ?? scanned.nameId);
    const sameAs = owner === scanned.file ? undefined : owner;
    if (
      before?.state === 'indexed' &&
      sameAs === undefined &&
      before.size === scanned.size &&
      before.mtimeMs === scanned.mtimeMs &&
      scanned.mtimeMs < trusted
    ) {
      unchanged.push(before);
    } else {
      const pageId = before?.pageId ?? PageId.parse(scanned.nameId);
      toRead.push({ scanned, pageId, known: before, sameAs });
    }
  }
  for (const { file } of [...files, ...odd]) {
    known.delete(file);
  }
  const vanished = [...known.values()].filter(
    ({ file }) => !unreadable.some((folder) => file.startsWith(folder.file)),
  );
  return { unchanged, toRead, vanished };
}

/**
 * Which file has a page that several claim: the one that is indexed, else the first by name. Pages
 * of one file are left out: they are nearly all, and this runs over the whole archive each time.
 */
function ownersOfContested(
  files: readonly ScannedFile[],
  known: ReadonlyMap<string, KnownFile>,
): ReadonlyMap<string, string> {
  const pageOf = ({ file, nameId }: ScannedFile) => known.get(file)?.pageId ?? nameId;
  const seen = new Set<string>();
  const contested = new Set<string>();
  for (const file of files) {
    const page = pageOf(file);
    (seen.has(page) ? contested : seen).add(page);
  }
  const owners = new Map<string, string>();
  if (contested.size === 0) {
    return owners;
  }
  const claims = files.filter((file) => contested.has(pageOf(file)));
  const isIndexed = ({ file }: ScannedFile) => known.get(file)?.state === 'indexed';
  for (const claim of [...claims.filter(isIndexed), ...claims]) {
    const page = pageOf(claim);
    owners.set(page, owners.get(page) ?? claim.file);
  }
  return owners;
}
