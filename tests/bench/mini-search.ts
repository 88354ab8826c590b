import MiniSearch, { type SearchResult } from 'minisearch';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import type { ItemKind } from '../../src/model/item.ts';

/** Another search engine over the same items, all in memory. */
export interface OtherSearch {
  readonly builtMs: number;
  readonly heapMb: number;
  /** All words, any kind of these; the best five. */
  find(text: string, kinds: readonly ItemKind[]): readonly unknown[];
}

const FIELDS = ['name', 'description', 'change', 'tenYear', 'drivingForce', 'labels'];

export function openMiniSearch(items: readonly ArchiveItem[]): OtherSearch {
  const heap = process.memoryUsage().heapUsed;
  const begun = process.cpuUsage();
  const mini = new MiniSearch({ fields: FIELDS, storeFields: ['kind'] });
  mini.addAll(
    items.map(({ item, page }, id) => ({
      ...item,
      id,
      labels: [...page.keywords, ...page.themes].join(' . '),
    })),
  );
  const { user, system } = process.cpuUsage(begun);
  return {
    builtMs: (user + system) / 1000,
    heapMb: Math.max(0, process.memoryUsage().heapUsed - heap) / 1024 / 1024,
    find: (text, kinds) => {
      const filter = (result: SearchResult) => kinds.some((kind) => kind === result.kind);
      return mini.search(text, { combineWith: 'AND', filter }).slice(0, 5);
    },
  };
}
