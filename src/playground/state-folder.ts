import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { takeFileLock } from '../store/sqlite/file/file-lock.ts';

/** The state would lie in a folder of another user, who could read it or put something else there. */
class StateFolderError extends Error {
  readonly code = 'state-folder';

  constructor(folder: string) {
    super(
      `${folder} belongs to another user of this machine. Remove it, or set TMPDIR to a folder of your own.`,
    );
    this.name = 'StateFolderError';
  }
}

const FRESH = 'fresh-';

/**
 * Where the state of a playground is kept: of each archive its own, of each user of the machine too,
 * whom nobody else can look at.
 *
 * @param around - default: the user's folder in the system's temporary folder.
 * @throws {StateFolderError}
 */
export async function stateFolder(archive: string | null, around?: string): Promise<string> {
  const name =
    archive === null
      ? 'demo'
      : createHash('sha256').update(resolve(archive)).digest('hex').slice(0, 12);
  return join(await folderAround(around), name);
}

/** A folder that nobody had before; those that killed playgrounds left behind go. */
export async function freshFolder(around?: string): Promise<string> {
  const parent = await folderAround(around);
  for (const name of await readdir(parent)) {
    if (name.startsWith(FRESH) && !name.includes('.')) {
      await removeUnused(join(parent, name));
    }
  }
  return mkdtemp(join(parent, FRESH));
}

/** With what lies beside it; not while its playground runs. */
export async function removeUnused(folder: string): Promise<void> {
  const lock = takeFileLock(`${folder}.lock`);
  if (lock === null) {
    return;
  }
  await rm(folder, { recursive: true, force: true });
  lock.release();
  await rm(`${folder}.json`, { force: true });
  await rm(`${folder}.lock`, { force: true });
}

async function folderAround(around: string | undefined): Promise<string> {
  if (around !== undefined) {
    await mkdir(around, { recursive: true });
    return around;
  }
  const folder = join(tmpdir(), `signalpost-playground-${userInfo().username}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await lstat(folder);
  // Windows has no such numbers, and a temporary folder for each user.
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw new StateFolderError(folder);
  }
  return folder;
}
