import {
  accessSync,
  constants,
  type Dirent,
  lstatSync,
  readdirSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { errorCodeOf } from '../error-code.ts';
import { ArchiveFolderError } from '../sources/archive-folder-error.ts';
import { isArchiveFolder } from './archive-folders.ts';
import { isLikePageName, misnamedPages } from './misnamed-pages.ts';

/** A regular file with the name of a page. */
export interface ScannedFile {
  /** Relative to the archive, `/` between its parts. */
  readonly file: string;
  /** The page id that its name says. */
  readonly nameId: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** When the file or its stamp last changed; unlike `mtimeMs`, no program sets it. */
  readonly ctimeMs: number;
}

/** Something with the name of a page that is not a regular file. */
export interface OddFile extends ScannedFile {
  readonly problem: Problem;
}

export interface ArchiveScan {
  /** In the order of their names, whatever the file system's order is. */
  readonly files: readonly ScannedFile[];
  readonly odd: readonly OddFile[];
  /** Files that do not have the name of a page. */
  readonly skipped: number;
  /** Those of them that were meant to have one, by their names; past the fiftieth only counted. */
  readonly misnamed: readonly Problem[];
  /** Folders below the archive that could not be read: what they hold is unknown, not gone. */
  readonly unreadable: readonly Problem[];
}

const PAGE_NAME = /^([0-9a-f]{32})\.md$/;
/** Calls to the file system between two breaths of the event loop. */
const BREATH = 500;

/**
 * Walks an archive. Symbolic links are never followed; folders whose name starts with a dot,
 * `node_modules`, `analyses` and `lost+found` are left out.
 *
 * @throws {ArchiveFolderError} when the folder itself is missing, no folder, or not readable.
 */
export async function scanArchive(folder: string): Promise<ArchiveScan> {
  checkArchiveFolder(folder);
  const scan = createScan(folder);
  const folders = [''];
  let calls = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of scan.list(next)) {
      if (entry.isDirectory()) {
        if (isArchiveFolder(entry.name)) {
          folders.push(`${next}${entry.name}/`);
        }
        continue;
      }
      scan.add(next, entry);
      calls += 1;
      if (calls % BREATH === 0) {
        await setImmediate();
      }
    }
  }
  return scan.result();
}

/** Looks whether there is an archive at all. @throws {ArchiveFolderError} as `scanArchive` does. */
export function checkArchiveFolder(folder: string): void {
  const stats = inFolder(folder, () => {
    accessSync(folder, constants.R_OK);
    return statSync(folder);
  });
  if (!stats.isDirectory()) {
    throw new ArchiveFolderError(folder, 'not-a-folder');
  }
}

/** Errors that are about the archive's folder itself become sentences. */
function inFolder<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const code = errorCodeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ArchiveFolderError(folder, 'missing', { cause });
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new ArchiveFolderError(folder, 'unreadable', { cause });
    }
    throw cause;
  }
}

function createScan(folder: string) {
  const files: ScannedFile[] = [];
  const odd: OddFile[] = [];
  const unreadable: Problem[] = [];
  const misnamed: string[] = [];
  let skipped = 0;
  return {
    list: (path: string): readonly Dirent[] => {
      const read = () => readdirSync(join(folder, path), { withFileTypes: true });
      if (path === '') {
        return inFolder(folder, read);
      }
      try {
        return read();
      } catch (error) {
        if (errorCodeOf(error) !== 'ENOENT') {
          unreadable.push(unreadableFolder(path, errorCodeOf(error)));
        }
        return [];
      }
    },
    add: (path: string, entry: Dirent): void => {
      const name = PAGE_NAME.exec(entry.name)?.[1];
      if (name === undefined) {
        skipped += 1;
        if (entry.isFile() && isLikePageName(entry.name)) {
          misnamed.push(`${path}${entry.name}`);
        }
        return;
      }
      const file = `${path}${entry.name}`;
      const stats = lstatSync(`${folder}/${file}`, { throwIfNoEntry: false });
      if (stats === undefined) {
        return;
      }
      const { size, mtimeMs, ctimeMs } = stats;
      const scanned = { file, nameId: name, size, mtimeMs, ctimeMs };
      if (stats.isFile()) {
        files.push(scanned);
      } else {
        odd.push({ ...scanned, problem: notRegular(file, stats) });
      }
    },
    result: (): ArchiveScan => ({
      files: files.sort(byFile),
      odd: odd.sort(byFile),
      skipped,
      misnamed: misnamedPages(misnamed),
      unreadable,
    }),
  };
}

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file < b.file ? -1 : 1;

function notRegular(file: string, stats: Stats): Problem {
  const found = stats.isSymbolicLink()
    ? 'a symbolic link, which is never followed'
    : 'something else';
  return problemOf(file, 'rejected', {
    line: null,
    code: 'not-a-file',
    what: 'The page cannot be read',
    expected: 'a regular file',
    found,
  });
}

function unreadableFolder(path: string, code: string | undefined): Problem {
  return problemOf(path, 'rejected', {
    line: null,
    code: 'unreadable',
    what: `The folder cannot be read (${code ?? 'unknown error'})`,
    expected: 'one that this user may list',
    remark: 'Its pages stay as they were.',
  });
}
