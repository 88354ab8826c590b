import type { PageId } from '../model/page-id.ts';
import type { KnownFile } from '../store/store.ts';

/**
 * Vanished pages by their bytes: a new file with the same bytes is the vanished one, renamed.
 * Bytes that were rejected are no page, and those of two broken files, say two empty ones, are
 * often the same; so they tell nothing.
 */
export interface Renames {
  /**
   * The vanished file that had these bytes; each is given once. A page that another file is by
   * its name was not renamed to this one.
   */
  take(hash: string, pageId: PageId): string | undefined;
  /** Those that were not taken. */
  left(): readonly KnownFile[];
}

/** @param claimed - the pages of the files that are there to be read. */
export function createRenames(
  vanished: readonly KnownFile[],
  claimed: ReadonlySet<PageId>,
): Renames {
  const left = new Map(vanished.map((file) => [file.file, file]));
  const byHash = new Map<string, KnownFile[]>();
  // Without a hash, nothing is known of the bytes.
  for (const known of vanished.filter(({ state, hash }) => state === 'indexed' && hash !== '')) {
    const files = byHash.get(known.hash) ?? [];
    files.push(known);
    byHash.set(known.hash, files);
  }
  return {
    take: (hash, pageId) => {
      const files = byHash.get(hash) ?? [];
      const place = files.findIndex(
        (known) => known.pageId === pageId || !claimed.has(known.pageId),
      );
      const [taken] = place === -1 ? [] : files.splice(place, 1);
      if (taken !== undefined) {
        left.delete(taken.file);
      }
      return taken?.file;
    },
    left: () => [...left.values()],
  };
}
