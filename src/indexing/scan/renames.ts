import type { GonePage, KnownFile } from '../../model/archive-file.ts';
import type { PageId } from '../../model/page-id.ts';
import type { RenameCandidates } from '../write/rename-candidates.ts';

/**
 * Pages that are in no file any more, by their bytes: a new file with the same bytes is such a page,
 * renamed. Bytes that were rejected tell nothing, as those of two broken files, say two empty ones,
 * are often the same; but those of a broken file whose page is kept as it was last read do.
 *
 * Each page is given once. One that another file is by its name was not renamed to this one.
 */
export interface Renames {
  /** The file that had these bytes at the last index, and is not there now. */
  takeVanished(hash: string, pageId: PageId): string | undefined;
  /** The page that had these bytes when an earlier index found it gone. */
  takeGone(hash: string, pageId: PageId): PageId | undefined;
  /** The vanished files that were not taken. */
  left(): readonly KnownFile[];
}

/** @param claimed - the pages of the files that are there to be read. */
export function createRenames(
  vanished: readonly KnownFile[],
  { gone, kept }: Pick<RenameCandidates, 'gone' | 'kept'>,
  claimed: ReadonlySet<PageId>,
): Renames {
  const left = new Map(vanished.map((file) => [file.file, file]));
  // Without a hash, nothing is known of the bytes.
  const takeVanished = takeOnce(
    vanished.filter(
      ({ state, hash, size, pageId }) =>
        hash !== '' && (state === 'indexed' || (size > 0 && kept.has(pageId))),
    ),
    claimed,
  );
  const takeGone = takeOnce(gone, claimed);
  return {
    takeVanished: (hash, pageId) => {
      const file = takeVanished(hash, pageId)?.file;
      if (file !== undefined) {
        left.delete(file);
      }
      return file;
    },
    takeGone: (hash, pageId) => takeGone(hash, pageId)?.pageId,
    left: () => [...left.values()],
  };
}

function takeOnce<T extends GonePage>(
  pages: readonly T[],
  claimed: ReadonlySet<PageId>,
): (hash: string, pageId: PageId) => T | undefined {
  const byHash = Map.groupBy(pages, ({ hash }) => hash);
  return (hash, pageId) => {
    const found = byHash.get(hash) ?? [];
    const own = found.findIndex((page) => page.pageId === pageId);
    const free = found.findIndex((page) => !claimed.has(page.pageId));
    const place = own === -1 ? free : own;
    return place === -1 ? undefined : found.splice(place, 1)[0];
  };
}
