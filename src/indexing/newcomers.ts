import type { GonePage, PageStore } from '../store/store.ts';
import type { FileToRead } from './compare-archive.ts';

/** Files that have no page in the store: each may be one that was in another file before. */
export interface Newcomers {
  readonly files: ReadonlySet<FileToRead>;
  /** Pages that are in no file, if there is any newcomer. */
  readonly gone: readonly GonePage[];
}

/** New files, and those that were broken whenever they were read, as a slow copy is at first. */
export async function findNewcomers(
  store: PageStore,
  toRead: readonly FileToRead[],
): Promise<Newcomers> {
  const broken = toRead.filter(({ known }) => known?.state === 'rejected');
  const pages =
    broken.length === 0
      ? new Map<string, string>()
      : await store.pageTitles(broken.map(({ pageId }) => pageId));
  const files = new Set([
    ...toRead.filter(({ known }) => known === undefined),
    ...broken.filter(({ pageId }) => !pages.has(pageId)),
  ]);
  return { files, gone: files.size === 0 ? [] : await store.gonePages() };
}
