import { scanArchive } from '../indexing/scan/scan-archive.ts';
import { ArchiveFolderError } from '../indexing/sources/archive-folder-error.ts';
import { counted } from '../model/text/counted.ts';
import { UsageError } from './failure.ts';
import { plain } from './text/terminal-text.ts';

const EXPECTED = '--archive takes a folder of summary pages, for example --archive ../my-pages.';

/**
 * One sentence on what `--archive` names: how many pages, or what a page would be.
 *
 * @throws {UsageError} where it is no folder that can be read.
 */
export async function describeOwnArchive(folder: string): Promise<string> {
  const pages = await countPages(folder);
  return pages === 0
    ? `No page found in ${plain(folder)}: a page is a file named by 32 hex digits and .md, as in summary archives (see README). The playground starts empty.`
    : `${counted(pages, 'page')} in ${plain(folder)}.`;
}

async function countPages(folder: string): Promise<number> {
  try {
    return (await scanArchive(folder)).files.length;
  } catch (error) {
    if (error instanceof ArchiveFolderError) {
      throw new UsageError(`${sentence(folder, error.trouble)} ${EXPECTED}`);
    }
    throw error;
  }
}

function sentence(folder: string, trouble: ArchiveFolderError['trouble']): string {
  if (trouble === 'not-a-folder') {
    return `${plain(folder)} is a file, not a folder.`;
  }
  return trouble === 'unreadable'
    ? `This user may not read the folder ${plain(folder)}.`
    : `There is no folder ${plain(folder)}.`;
}
