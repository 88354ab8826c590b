import { scanArchive } from '../indexing/scan/scan-archive.ts';
import type { IndexReport } from '../model/index-report.ts';
import { plain } from './text/terminal-text.ts';

/** Whether a folder holds nothing that is, or was meant to be, a page. @throws {ArchiveFolderError} */
export async function isWithoutPages(folder: string): Promise<boolean> {
  const { files, odd, unreadable } = await scanArchive(folder);
  return files.length + odd.length + unreadable.length === 0;
}

/** Whether that is what an index found; one of which pages are refused tells it by them. */
export function holdsNoPage({ pages, rejected }: IndexReport): boolean {
  return pages + rejected.length === 0;
}

export function noPagesIn(folder: string): string {
  return `There is no page in ${plain(folder)}: expected Markdown files named by 32 hex digits and .md, in it or in folders below.`;
}
