import { hash } from 'node:crypto';
import type { KnownFile } from '../../model/archive-file.ts';
import { PageId } from '../../model/page-id.ts';
import type { ScannedFile } from '../scan/scan-archive.ts';

/** Which page a file is. */
export interface AssignedPage {
  readonly pageId: PageId;
  /** Another file of the same name that has the page already, and keeps it. */
  readonly sameAs: string | undefined;
}

type KnownFiles = ReadonlyMap<string, KnownFile>;

/**
 * Settles which page each file is: the one that it was, else the one that its name says.
 *
 * A renamed file keeps its page, as people have flagged its items, so its old name may come back
 * on another file. Both must be found: the newcomer is a page of its own, under an id that is
 * made from its name alone, so that each index gives it the same one. An index made from nothing
 * knows of no renaming and goes by the names. Only files of one name are one page twice.
 */
export function assignPageIds(
  files: readonly ScannedFile[],
  known: KnownFiles,
): (file: ScannedFile) => AssignedPage {
  const wanted = (file: ScannedFile) => known.get(file.file)?.pageId ?? PageId.parse(file.nameId);
  const settled = isContested(files, known) ? settle(files, known) : undefined;
  return (file) => settled?.get(file.file) ?? { pageId: wanted(file), sameAs: undefined };
}

/** Nearly never, and this runs over the whole archive each time, so it makes as little as it can. */
function isContested(files: readonly ScannedFile[], known: KnownFiles): boolean {
  const wanted = new Set(files.map(({ file, nameId }) => known.get(file)?.pageId ?? nameId));
  return wanted.size < files.length;
}

function settle(
  files: readonly ScannedFile[],
  known: KnownFiles,
): ReadonlyMap<string, AssignedPage> {
  const owners = new Map<PageId, ScannedFile>();
  const pages = new Map<string, AssignedPage>();
  for (const file of inOrderOfRight(files, known)) {
    for (const pageId of idsFor(file, known.get(file.file))) {
      const owner = owners.get(pageId);
      if (owner === undefined) {
        owners.set(pageId, file);
      }
      if (owner === undefined || owner.nameId === file.nameId) {
        pages.set(file.file, { pageId, sameAs: owner?.file });
        break;
      }
    }
  }
  return pages;
}

/** Those that are indexed, then broken ones that were renamed, then the rest by name. */
function inOrderOfRight(files: readonly ScannedFile[], known: KnownFiles): readonly ScannedFile[] {
  const ranks: ScannedFile[][] = [[], [], []];
  for (const scanned of files) {
    const before = known.get(scanned.file);
    // Without a hash, the page has the text of another file by now.
    const isIndexed = before?.state === 'indexed' && before.hash !== '';
    const isRenamed = before !== undefined && before.pageId !== scanned.nameId;
    ranks[isIndexed ? 0 : isRenamed ? 1 : 2]?.push(scanned);
  }
  return ranks.flat();
}

function* idsFor({ nameId }: ScannedFile, before: KnownFile | undefined): Generator<PageId> {
  if (before !== undefined) {
    yield before.pageId;
  }
  for (let id = PageId.parse(nameId); ; id = idBeside(id)) {
    yield id;
  }
}

/** As many digits as a page id has, the same for the same id. */
function idBeside(id: PageId): PageId {
  return PageId.parse(hash('sha256', `page beside ${id}`).slice(0, 32));
}
