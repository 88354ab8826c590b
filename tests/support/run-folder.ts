import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { SERVER_FOLDER } from './postgres/keep-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Shared by all workers of a run, and gone after it. */
    runFolder: string;
  }
}

const NAME = 'signalpost-run-';
/** Linux's file system in memory, of which containers often have next to nothing. */
const MEMORY = '/dev/shm';
/** A run took 452 MB at most; what else runs here wants some too. */
const ENOUGH_BYTES = 4 * 2 ** 30;
/** A server of PostgreSQL that is told to quit takes a tenth of a second. */
const SERVERS_MS = 10_000;

/**
 * Vitest calls it before the first worker starts, and what it returns after the last one ended. All
 * temporary files of a run lie in one folder, so that nothing is left behind: 130 folders before.
 * Where nobody has set TMPDIR and there is room, it is in memory, which takes a twentieth less CPU.
 */
export function setup(project: TestProject): () => Promise<void> {
  const parent = parentOfRun();
  removeLeft(parent);
  const folder = mkdtempSync(join(parent, `${NAME}${process.pid}-`));
  // As the system's own is: PostgreSQL runs as another user, who removes a folder of its own in it.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  project.provide('runFolder', folder);
  return async () => {
    await serversGone(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Those who keep a server's folder stop it by what stands in there, and remove it, when a worker has ended. */
async function serversGone(folder: string): Promise<void> {
  const deadline = Date.now() + SERVERS_MS;
  while (
    readdirSync(folder).some((name) => name.startsWith(SERVER_FOLDER)) &&
    Date.now() < deadline
  ) {
    await setTimeout(20);
  }
}

function parentOfRun(): string {
  if (process.env.TMPDIR !== undefined || !existsSync(MEMORY)) {
    return tmpdir();
  }
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
}

/** What runs left that were killed: in memory it would stay until the machine ends. */
function removeLeft(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(NAME) ? Number.parseInt(name.slice(NAME.length), 10) : Number.NaN;
    const path = join(parent, name);
    if (
      !Number.isNaN(pid) &&
      !isAlive(pid) &&
      statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()
    ) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is none of ours to end, but lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
