import { accessSync, constants, lstatSync, type Stats, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { errorCodeOf } from '../error-code.ts';
import { ArchiveFolderError } from '../sources/archive-folder-error.ts';
import { isArchiveFolder } from './archive-folders.ts';
import { pathOf } from './archive-name.ts';
import { type FolderEntry, listFolder } from './list-folder.ts';
import { isLikePageName, misnamedPages } from './misnamed-pages.ts';

/** A regular file of an archive. */
export interface FoundFile {
  /** Relative to the archive, `/` between its parts. */
  readonly file: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** When the file or its stamp last changed; unlike `mtimeMs`, no program sets it. */
  readonly ctimeMs: number;
}

/** One with the name of a page. */
export interface ScannedFile extends FoundFile {
  /** The page id that its name says. */
  readonly nameId: string;
}

/** Something with the name of a page that cannot be one, or cannot be looked at. */
export interface OddFile extends ScannedFile {
  readonly problem: Problem;
}

export interface ArchiveScan {
  /** In the order of their names, whatever the file system's order is. */
  readonly files: readonly ScannedFile[];
  readonly odd: readonly OddFile[];
  /** Files that do not have the name of a page, in the order of their names. */
  readonly skippedFiles: readonly string[];
  /** Folders that are not looked into, with a `/` behind; hidden ones are not worth a word. */
  readonly leftOutFolders: readonly string[];
  /** Those of the skipped files that were meant to have one, by their names; past the fiftieth only counted. */
  readonly misnamed: readonly Problem[];
  /** Folders below the archive that could not be read: what they hold is unknown, not gone. */
  readonly unreadable: readonly Problem[];
}

const PAGE_NAME = /^([0-9a-f]{32})\.md$/;
/** Calls to the file system, of 5 to 20 µs each, before others have their turn. */
const CALLS_AT_ONCE = 500;

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
      if (entry.kind === 'folder') {
        folders.push(...scan.enter(next, entry.name));
        continue;
      }
      scan.add(next, entry);
      calls += 1;
      if (calls % CALLS_AT_ONCE === 0) {
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
  const skipped: string[] = [];
  const misnamed: string[] = [];
  const leftOut: string[] = [];
  return {
    list: (path: string): readonly FolderEntry[] => {
      if (path === '') {
        return inFolder(folder, () => listFolder(folder));
      }
      try {
        return listFolder(`${folder}/${path}`);
      } catch (error) {
        if (!isGone(folder, path.slice(0, -1), error)) {
          unreadable.push(unreadableFolder(path, errorCodeOf(error)));
        }
        return [];
      }
    },
    /** The folders to go on with. */
    enter: (path: string, name: string): readonly string[] => {
      if (isArchiveFolder(name)) {
        return [`${path}${name}/`];
      }
      if (!name.startsWith('.')) {
        leftOut.push(`${path}${name}/`);
      }
      return [];
    },
    add: (path: string, entry: FolderEntry): void => {
      const file = `${path}${entry.name}`;
      const nameId = PAGE_NAME.exec(entry.name)?.[1];
      if (nameId === undefined) {
        skipped.push(file);
        if (entry.kind === 'file' && isLikePageName(entry.name)) {
          misnamed.push(file);
        }
        return;
      }
      const found = look(folder, file, nameId);
      if (found !== undefined) {
        ('problem' in found ? odd : files).push(found);
      }
    },
    result: (): ArchiveScan => ({
      files: files.sort(byFile),
      odd: odd.sort(byFile),
      skippedFiles: skipped.sort(),
      leftOutFolders: leftOut.sort(),
      misnamed: misnamedPages(misnamed),
      unreadable,
    }),
  };
}

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file < b.file ? -1 : 1;

/** Undefined for what went since its folder was listed. */
function look(folder: string, file: string, nameId: string): ScannedFile | OddFile | undefined {
  try {
    const stats = lstatSync(pathOf(`${folder}/${file}`));
    const { size, mtimeMs, ctimeMs } = stats;
    const scanned = { file, nameId, size, mtimeMs, ctimeMs };
    return stats.isFile() ? scanned : { ...scanned, problem: notRegular(file, stats) };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === undefined) {
      throw error;
    }
    return isGone(folder, file, error)
      ? undefined
      : { file, nameId, size: 0, mtimeMs: 0, ctimeMs: 0, problem: unreadableFile(file, code) };
  }
}

/**
 * Whether something that was just listed has gone since: only its folder can tell. That its name
 * leads nowhere does not: file systems that write names otherwise say so of files that are there,
 * and pages must not be removed for it.
 */
function isGone(folder: string, path: string, error: unknown): boolean {
  if (errorCodeOf(error) !== 'ENOENT') {
    return false;
  }
  const cut = path.lastIndexOf('/');
  try {
    const name = path.slice(cut + 1);
    return listFolder(`${folder}/${path.slice(0, Math.max(cut, 0))}`).every(
      (entry) => entry.name !== name,
    );
  } catch (again) {
    // The folder around it has gone as well, or is told of by itself.
    if (errorCodeOf(again) === undefined) {
      throw again;
    }
    return errorCodeOf(again) === 'ENOENT';
  }
}

function notRegular(file: string, stats: Stats): Problem {
  return problemOf(file, 'rejected', {
    line: null,
    code: 'not-a-file',
    what: 'The page cannot be read',
    expected: 'a regular file',
    found: stats.isSymbolicLink() ? 'a symbolic link, which is never followed' : 'something else',
  });
}

function unreadableFile(file: string, code: string): Problem {
  return problemOf(file, 'rejected', {
    line: null,
    code: 'unreadable',
    what: `The file is listed but cannot be looked at (${code})`,
    expected: 'a regular file that this user may read',
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
