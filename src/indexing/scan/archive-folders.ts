import { join } from 'node:path';
import { errorCodeOf } from '../error-code.ts';
import { listFolder } from './list-folder.ts';

/** Below an archive; of what it holds only topics are read. */
export const ANALYSES = 'analyses';
/** Within `analyses`: a folder for each topic. */
export const TOPICS = 'topics';
/** `lost+found` is the disk's own, and only root may read it. */
const SKIPPED = new Set(['node_modules', ANALYSES, 'lost+found']);

/** Whether a folder below an archive may hold pages: hidden ones, `node_modules`, `analyses` and `lost+found` do not. */
export function isArchiveFolder(name: string): boolean {
  return !name.startsWith('.') && !SKIPPED.has(name);
}

/**
 * The archive's folder and those below it with pages or topics, absolute; one that cannot be read
 * is left out with what it holds.
 */
export function archiveFolders(folder: string): readonly string[] {
  const below = foldersIn(folder);
  return below === undefined
    ? []
    : [
        folder,
        ...below.flatMap((name) => {
          if (isArchiveFolder(name)) {
            return archiveFolders(join(folder, name));
          }
          return name === ANALYSES ? topicFolders(join(folder, name, TOPICS)) : [];
        }),
      ];
}

function topicFolders(folder: string): readonly string[] {
  const below = foldersIn(folder);
  return below === undefined ? [] : [folder, ...below.map((name) => join(folder, name))];
}

function foldersIn(folder: string): readonly string[] | undefined {
  try {
    return listFolder(folder).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
  } catch (error) {
    if (errorCodeOf(error) === undefined) {
      throw error;
    }
    return undefined;
  }
}
