import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { threadEnvironment } from '../../../model/thread-environment.ts';
import { StoreError } from '../../store-error.ts';
import { checkFile } from '../file/check-file.ts';
import { syncFile } from '../file/sync-file.ts';
import { backupName, backupsIn } from './backup-files.ts';
import type { DatabaseFacts } from './check-database.ts';
import { CopyResult } from './copy-result.ts';

const COPY_PROCESS = fileURLToPath(new URL('./copy-process.ts', import.meta.url));

export interface BackupRequest {
  readonly databaseFile: string;
  /** A file that is not there yet, or a folder: one that is there, or ends with a slash. */
  readonly to: string;
  /** In a folder: how many backups stay, this one included. Undefined keeps all. */
  readonly keep?: number | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

export interface Backup {
  readonly file: string;
  readonly facts: DatabaseFacts;
  /** Older ones that made room for it. */
  readonly dropped: readonly string[];
}

/**
 * Copies the database while it is in use, by a process of its own. The copy is read as a whole,
 * its search index included, and on the disk before it has its name: what bears the name of a
 * backup is one.
 *
 * @throws {StoreError} where none could be made; nothing is left behind, and no other is dropped.
 */
export async function writeBackup(request: BackupRequest): Promise<Backup> {
  const { databaseFile, to, keep, now, signal } = request;
  if (checkFile(databaseFile) === 'missing') {
    throw new StoreError('unavailable', `There is no database at ${databaseFile} to back up.`);
  }
  const inFolder = isFolder(to);
  const file = inFolder ? join(to, backupName(now)) : to;
  if (existsSync(file)) {
    throw new StoreError(
      'unavailable',
      `${file} is there already and was left as it is. Name another file, or a folder.`,
    );
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    const facts = await copyBeside(databaseFile, part, signal);
    renameSync(part, file);
    syncFile(dirname(file));
    return { file, facts, dropped: inFolder && keep !== undefined ? dropOld(to, keep) : [] };
  } finally {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
  }
}

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function dropOld(folder: string, keep: number): readonly string[] {
  const old = backupsIn(folder)
    .slice(keep)
    .map(({ file }) => file);
  for (const file of old) {
    rmSync(file, { force: true });
  }
  return old;
}

async function copyBeside(
  databaseFile: string,
  copy: string,
  signal: AbortSignal | undefined,
): Promise<DatabaseFacts> {
  const child = spawn(process.execPath, [COPY_PROCESS, databaseFile, copy], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // It has no business with tokens.
    env: { PATH: process.env.PATH, ...threadEnvironment() },
    ...(signal !== undefined && { signal, killSignal: 'SIGKILL' as const }),
  });
  const [said, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (exitCode !== 0) {
    throw new StoreError(
      'unavailable',
      `No backup was made: the copying process ended (${exitCode}).`,
    );
  }
  const result = CopyResult.parse(JSON.parse(said));
  if (result.kind === 'failed') {
    const why =
      result.code === 'disk-full'
        ? `the disk that ${dirname(copy)} lies on is full`
        : result.message.replace(/\.$/, '');
    throw new StoreError(result.code, `No backup was made: ${why}.`);
  }
  return result.facts;
}
