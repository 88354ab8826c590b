import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { errorCodeOf } from '../error-code.ts';
import { ArchiveSourceError } from './archive-source.ts';
import { ATTRIBUTES } from './git-settings.ts';

const MARKER = '.signalpost-clone';
const MARKER_TEXT =
  'This folder is made by Signalpost from a git repository. What is changed here is lost.\n';

/** A folder that holds a clone and nothing else: git's own files and the checked-out ones lie side by side. */
export interface CloneFolder {
  /** Git's own files. */
  readonly repository: string;
  /** The checked-out files; there is none before the first checkout. */
  readonly files: string;
  /**
   * Takes the folder, which must be ours, empty or not there yet, and removes what a killed git
   * left behind. @throws {ArchiveSourceError} with nothing touched when it is somebody else's.
   */
  claim(): void;
  /** Settles what of the repository is checked out, and that it is checked out as it was committed. */
  writeSettings(subfolder: string): void;
  /** Whether git's own files were made. */
  isInitialized(): boolean;
  /** Which kind of hashes the repository has. */
  hashes(): 'sha1' | 'sha256';
  /** Throws git's own files away; the checked-out ones stay until the next checkout. */
  forget(): void;
  /** Whether the checked-out files are one state of the repository, not two halves. */
  isWhole(): boolean;
  /** To be called before files are changed. */
  beginCheckout(): void;
  /** To be called when all files are as they should be. */
  endCheckout(): void;
  /** The submodules as they were noted last; null before the first time. */
  submodules(): readonly string[] | null;
  noteSubmodules(paths: readonly string[]): void;
  /** When the repository was last seen as it is; null before the first time. */
  updatedAt(): Date | null;
  /** Writes that down. */
  setUpdatedAt(now: Date): void;
}

export function createCloneFolder(folder: string): CloneFolder {
  const repository = join(folder, 'repository');
  const files = join(folder, 'files');
  const unfinished = join(folder, 'unfinished');
  const updated = join(folder, 'updated');
  const submodules = join(folder, 'submodules');
  return {
    repository,
    files,
    claim: () => {
      takeFolder(folder);
      removeLeftovers(repository);
    },
    writeSettings: (subfolder) => {
      mkdirSync(join(repository, 'info'), { recursive: true });
      writeFileSync(join(repository, 'info', 'attributes'), ATTRIBUTES);
      writeFileSync(join(repository, 'info', 'sparse-checkout'), sparsePattern(subfolder));
    },
    isInitialized: () => existsSync(join(repository, 'HEAD')),
    hashes: () => readHashes(join(repository, 'config')),
    forget: () => rmSync(repository, { recursive: true, force: true }),
    isWhole: () => existsSync(files) && !existsSync(unfinished),
    beginCheckout: () => {
      writeFileSync(unfinished, '');
      mkdirSync(files, { recursive: true });
    },
    endCheckout: () => rmSync(unfinished, { force: true }),
    submodules: () => readSubmodules(submodules),
    noteSubmodules: (paths) => writeFileSync(submodules, JSON.stringify(paths)),
    updatedAt: () => readDate(updated),
    setUpdatedAt: (now) => writeFileSync(updated, `${now.toISOString()}\n`),
  };
}

/** In the language of ignored files: signs that mean something there mean themselves here. */
function sparsePattern(subfolder: string): string {
  return `/${subfolder.replace(/[\\*?[\]!#]/g, '\\$&')}${subfolder === '' ? '*' : '/'}\n`;
}

function readHashes(config: string): 'sha1' | 'sha256' {
  return /^\s*objectformat\s*=\s*sha256\s*$/im.test(readFileSync(config, 'utf8'))
    ? 'sha256'
    : 'sha1';
}

function takeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (lstatSync(join(folder, MARKER), { throwIfNoEntry: false })?.isFile()) {
      return;
    }
    if (readdirSync(folder).length === 0) {
      writeFileSync(join(folder, MARKER), MARKER_TEXT);
      return;
    }
  } catch (cause) {
    const code = errorCodeOf(cause) ?? String(cause);
    throw new ArchiveSourceError(
      `The folder ${folder} cannot be used for the git archive (${code}): one that this user may write was expected.`,
      { cause },
    );
  }
  throw new ArchiveSourceError(
    `The folder ${folder} is not a clone that Signalpost made, so the git archive is not put there and nothing in it is touched: an empty folder, or none, was expected.`,
  );
}

/** Locks and unfinished packs; the process that holds the writer lease is the only user of the clone. */
function removeLeftovers(repository: string): void {
  if (!existsSync(repository)) {
    return;
  }
  for (const path of readdirSync(repository, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.lock') || basename(path).startsWith('tmp_')) {
      rmSync(join(repository, path), { recursive: true, force: true });
    }
  }
}

function readSubmodules(file: string): readonly string[] | null {
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (
      errorCodeOf(error) === 'ENOENT' ||
      error instanceof SyntaxError ||
      error instanceof z.ZodError
    ) {
      return null;
    }
    throw error;
  }
}

function readDate(file: string): Date | null {
  try {
    const date = new Date(readFileSync(file, 'utf8').trim());
    return Number.isNaN(date.getTime()) ? null : date;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') {
      return null;
    }
    throw error;
  }
}
