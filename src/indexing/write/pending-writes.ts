import type { FileStamp } from '../../model/archive-file.ts';
import type { Clock } from '../../model/clock.ts';
import type { PageId } from '../../model/page-id.ts';
import type { Problem } from '../../model/problem.ts';
import type { PageStore, PageToStore } from '../../store/page-store.ts';
import { errorCodeOf } from '../error-code.ts';
import { itemsToStore, itemsWithFreeIds, type PageOutcome } from './items-to-store.ts';

/** Writes that have gathered; nothing is in the store before `flush` has resolved. */
export interface PendingWrites {
  put(page: PageOutcome): void;
  restamp(from: string, to: FileStamp): void;
  reject(stamp: FileStamp, pageId: PageId, problems: readonly Problem[]): void;
  waiting(): Waiting;
  flush(): Promise<void>;
}

/** How much has gathered. */
export interface Waiting {
  readonly writes: number;
  readonly rows: number;
  /** Of the pages as files. */
  readonly bytes: number;
}

export interface PendingWritesDeps {
  readonly store: PageStore;
  readonly clock: Clock;
}

export function createPendingWrites({ store, clock }: PendingWritesDeps): PendingWrites {
  let pages: PageOutcome[] = [];
  let restamps: { readonly from: string; readonly to: FileStamp }[] = [];
  let rejections: Parameters<PageStore['rejectFile']>[] = [];
  let [rows, bytes] = [0, 0];
  return {
    put: (page) => {
      pages.push(page);
      rows += page.summary.rows.length;
      bytes += page.stamp.size;
    },
    restamp: (from, to) => void restamps.push({ from, to }),
    reject: (...rejection) => void rejections.push(rejection),
    waiting: () => ({
      writes: pages.length + restamps.length + rejections.length,
      rows,
      bytes,
    }),
    flush: async () => {
      const writes = { pages, restamps, rejections };
      pages = [];
      restamps = [];
      rejections = [];
      [rows, bytes] = [0, 0];
      // Renames first: a page's new name must be known before a page under its old one is.
      if (writes.restamps.length > 0) {
        await store.restampFiles(writes.restamps);
      }
      for (const rejection of writes.rejections) {
        await store.rejectFile(...rejection);
      }
      if (writes.pages.length > 0) {
        await putPages(store, writes.pages, clock.now());
      }
    },
  };
}

async function putPages(
  store: PageStore,
  outcomes: readonly PageOutcome[],
  seenAt: Date,
): Promise<void> {
  let written = 0;
  const put = async (itemsOf: typeof itemsToStore) => {
    const left = outcomes.slice(written);
    const items = await itemsOf(store, left);
    const pages = left.map(({ stamp, summary, warnings }, n): PageToStore => {
      const { rows: _, ...page } = summary;
      return { stamp, summary: page, items: items[n] ?? [], warnings, seenAt };
    });
    // Not all at once where others wait to write.
    for (const end = written + pages.length; written < end; ) {
      written += await store.putPages(pages.slice(written - end));
    }
  };
  try {
    await put(itemsToStore);
  } catch (error) {
    if (errorCodeOf(error) !== 'id-taken') {
      throw error;
    }
    await put(itemsWithFreeIds);
  }
}
