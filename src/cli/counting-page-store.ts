import type { ArchiveStore } from '../indexing/index-archive.ts';
import type { ItemKind } from '../model/item.ts';
import { ITEM_KINDS } from '../model/item.ts';

/**
 * A store that keeps nothing but counts, so that an archive of any size can be
 * read as an index would read it, without writing a database.
 */
export function createCountingPageStore(
  onPage: (page: { readonly file: string; readonly url: string | null }) => void = () => {},
): ArchiveStore {
  let pages = 0;
  const items = new Map<ItemKind, number>(ITEM_KINDS.map((kind) => [kind, 0]));
  const count = (kind: ItemKind) => items.get(kind) ?? 0;
  return {
    knownFiles: async () => [],
    forgetFilesDatedBy: async () => {},
    gonePages: async () => [],
    storedItems: async () => new Map(),
    takenItemIds: async () => [],
    putPages: async (added) => {
      pages += added.length;
      for (const { stamp, summary } of added) {
        onPage({ file: stamp.file, url: summary.url });
      }
      for (const { kind } of added.flatMap((page) => page.items)) {
        items.set(kind, count(kind) + 1);
      }
      return added.length;
    },
    rejectFile: async () => {},
    restampFiles: async () => {},
    removeFiles: async () => {},
    completeIndex: async () => {},
    orderIndex: async () => 'ordered',
    archiveStatus: async () => ({
      pages,
      items: {
        signal: count('signal'),
        concern: count('concern'),
        behavior: count('behavior'),
        technology: count('technology'),
        issue: count('issue'),
      },
      problems: [],
      rejectedFiles: 0,
      withLastVersion: 0,
      warnings: 0,
      lastChangeAt: null,
      lastIndexAt: null,
    }),
    pageTitles: async () => new Map(),
    knownTopics: async () => [],
    putTopics: async () => {},
  };
}
