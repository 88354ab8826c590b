import type { GonePage } from '../../model/archive-file.ts';
import type { PageId } from '../../model/page-id.ts';
import type { PageStore } from '../../store/page-store.ts';
import type { ArchiveComparison, FileToRead } from '../scan/compare-archive.ts';

/** Files that have no page in the store: each may be one that was in another file before. */
export interface RenameCandidates {
  readonly files: ReadonlySet<FileToRead>;
  /** Pages that are in no file, if there is any candidate. */
  readonly gone: readonly GonePage[];
  /** Pages of broken files, also of vanished ones, that are searchable as they were last read. */
  readonly kept: ReadonlySet<PageId>;
}

/** New files, and those that were broken whenever they were read, as a slow copy is at first. */
export async function findRenameCandidates(
  store: PageStore,
  { toRead, vanished }: Pick<ArchiveComparison, 'toRead' | 'vanished'>,
): Promise<RenameCandidates> {
  const broken = toRead.filter(({ known }) => known?.state === 'rejected');
  const brokenIds = [...broken, ...vanished.filter(({ state }) => state === 'rejected')].map(
    ({ pageId }) => pageId,
  );
  const titles = brokenIds.length === 0 ? new Map() : await store.pageTitles(brokenIds);
  const kept = new Set(brokenIds.filter((pageId) => titles.has(pageId)));
  const files = new Set([
    ...toRead.filter(({ known }) => known === undefined),
    ...broken.filter(({ pageId }) => !kept.has(pageId)),
  ]);
  return { files, gone: files.size === 0 ? [] : await store.gonePages(), kept };
}
